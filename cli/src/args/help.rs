//! What `--help` says beyond the options.

/// Puts an empty line between paragraphs.
pub(super) fn join(paragraphs: &[&str]) -> String {
    paragraphs.join("\n\n")
}

pub(super) const SNAPSHOT: &str = "\
The snapshot is the first of these that is given:
  1. --snapshot DIR
  2. the environment variable INTERCOM_ERRORS_SNAPSHOT
  3. docs-snapshot/ in the current folder or the nearest one above it
  4. the one compiled into this tool";

pub(super) const EXIT_CODES: &str = "\
Exit codes:
  0  clean
  1  there is a difference, a code is unknown, a reply is no error, or a check
     fails
  2  the command line is wrong
  3  something cannot be read, parsed or written";

pub(super) const EXAMPLES: &str = "\
Examples:
  cargo intercom-errors explain token_revoked
  curl -i https://api.intercom.io/contacts/1 | cargo intercom-errors decode
  cargo intercom-errors list --version 2.15
  cargo intercom-errors matrix --format html > matrix.html
  cargo intercom-errors diff 2.14 2.15";

// Prose has no line breaks of its own: clap wraps it to the terminal.

pub(super) const JSON: &str = r#"The JSON form is the same for `list` and `matrix`, and stable:
  {"versions": [{"version": "2.15", "label": "v2.15", "default": true,
                 "docs_url": "https://..."}],
   "codes": [{"code": "token_revoked", "variant": "TokenRevoked",
              "description": "...", "since": "Preview", "statuses": [401],
              "availability": {"2.15": "presumed", "Preview": "documented"}}]}

A value is null where nothing is known.
  versions      all versions, ascending, Preview last
  default       whether the docs show this version first
  since         the earliest version with evidence of its own
  availability  a key for each version, in order; each value is `documented`,
                `observed`, `presumed` or `unlisted` (`matrix` explains them)"#;

pub(super) const LIST: &str = "\
Examples:
  cargo intercom-errors list
  cargo intercom-errors list --version 2.15
  cargo intercom-errors list --format csv > codes.csv
  cargo intercom-errors list --version preview --format json";

pub(super) const MATRIX: &str = "\
Examples:
  cargo intercom-errors matrix
  cargo intercom-errors matrix --format markdown >> CODES.md
  cargo intercom-errors matrix --format html > matrix.html";

pub(super) const EXPLAIN: &str = "\
For an unknown code the nearest ones are named, and the exit code is 1.

Examples:
  cargo intercom-errors explain token_revoked
  cargo intercom-errors explain token_revoked --format json";

pub(super) const DECODE: &str = r#"The input is a body alone, or a status line, headers, an empty line and the body. Of several header blocks (a proxy's, `100 Continue`, redirects) the last one counts. --status and -H win over what the input says; -H 'Name:' takes a header away. Without a status the codes alone tell, and what only the status could tell is left out.

The codes are described by the snapshot; the category and the advice are this tool's own. The wait is counted from the system clock. Messages are shown as they came, and may hold e-mail addresses.

The exit code is 0 where the reply is decoded, whatever its form; 1 where the snapshot does not know one of its codes, or where its status is below 400 and so no error; 3 where the input is empty or cannot be read.

The JSON form is stable:
  {"status": 429, "form": "error_list", "request_id": "...", "version": "2.15",
   "rate_limit": {"limit": 83, "remaining": 0, "reset": 1800000007},
   "category": "rate_limit", "category_source": "code", "advice": "...",
   "retry": {"advice": "after", "seconds": 7, "limit": null,
             "reason": "window_reset", "explanation": "..."},
   "retry_once_only": {...},
   "errors": [{"code": "...", "message": "...", "field": null, "data": null,
               "detail": {"fact": "window_limit", "count": 83, "seconds": 10}}],
   "codes": [...], "unknown": [{"code": "...", "nearest": ["..."]}]}

A value is null where nothing is known.
  form             error_list, field_errors, error_key, nested_error,
                   error_text, single_error, other_json, html, text, empty,
                   broken or binary
  category_source  code, status, or form (a page is not Intercom's)
  retry.advice     no, after (so many seconds), or backoff
  retry.limit      how many times at most; null where nothing bounds it
  retry.reason     why, as a word; explanation has it as text
  retry_once_only  the same, for a request that must not be carried out twice
  codes            each known code of the reply once, as in `list`
  unknown          the others once, the first 100 with the nearest known ones

Examples:
  cargo intercom-errors decode reply.txt
  cargo intercom-errors decode body.json --status 429 -H 'Retry-After: 7'
  curl -i https://api.intercom.io/contacts/1 | cargo intercom-errors decode
  curl -i https://api.intercom.io/contacts/1 | cargo intercom-errors decode - --format json"#;

pub(super) const DIFF: &str = "\
Two versions are compared within one snapshot. Two snapshots are compared whole: what the first one holds and \
the second one does not comes first, as lost. The exit code is 0 where there is no difference, and 1 where there \
is one.

The JSON form is {\"from\": \"...\", \"to\": \"...\", \"changes\": [...]}; each change has `kind` and `subject`, and \
`place`, `from` and `to`, which are null where they do not apply.

Examples:
  cargo intercom-errors diff 2.14 2.15
  cargo intercom-errors diff --snapshots old/docs-snapshot docs-snapshot
  cargo intercom-errors diff --snapshots old new --format markdown > change.md";

pub(super) const OBSERVE: &str = "\
Every response with a status of 400 or more is looked at, with its examples, or its schema's where it has none, and \
what they refer to; each error in a body of type `error.list` counts. `observed.json` of the snapshot is written anew, and the manifest with it. A \
code that no source names any more is put on the list of retired ones.

Of a version that DIR has no folder of, what was observed earlier stays, and is told; --accept-removed lets it go. A \
revision is kept only where all that is observed is of it. Where what would stay was observed elsewhere than in \
Intercom's repository, as after a sync with --openapi-url, the run ends and nothing is written.

Odd examples are told on standard error and counted; a description that cannot be read ends the run, and nothing \
is written.

Examples:
  git clone https://github.com/intercom/Intercom-OpenAPI
  cargo intercom-errors observe Intercom-OpenAPI/descriptions --revision 8889625";

pub(super) const CHECK: &str = "\
What is checked:
  - the manifest names every file of the folder, README.md aside
  - every file that it names is there, with the SHA-256 that it says
  - each file reads as what it is said to be
  - a version's page says the same as JSON and as HTML
  - the files fit together: versions, codes, retired codes
  - with --against, nothing that the earlier snapshot holds is lost: no code or
    version, description, file or evidence; a retired code is not, though no
    source names it

Every problem is one line on standard output: the file, what is wrong, and what to do. What was counted stands below, \
indented, the codes without a category among it.

Examples:
  cargo intercom-errors check
  cargo intercom-errors check --snapshot docs-snapshot --against ../earlier/docs-snapshot";

pub(super) const SYNC: &str = "\
One page of the docs lists all versions; if none does, the versions are those of the snapshot. Each version's page is \
fetched as page-data JSON, or else as HTML, and its OpenAPI description if there is one. All is read before anything \
is written, and the folder is replaced as a whole: whenever the run ends, the snapshot is the old one or the new one.

A version that has no page or no description stays as it was, and is told; so does one whose description cannot be \
fetched, where --check exits with 3 unless the rest differs. A page or a version that the snapshot \
has and the docs have no more ends the run, unless --accept-removed is given. A code that no source names any more is kept as retired.

With --from, DIR holds files by the path of their address, such as \
`page-data/docs/references/2.15/rest-api/errors/error-codes/data.json`, or by the names of a snapshot, such as \
`pages/2.15.page-data.json` and `pages/2.15.html`; descriptions are `2.15/api.intercom.io.yaml`, also below \
`descriptions/`.

Only HTTPS is asked, or this machine; proxies are those of the environment. Addresses are kept in the snapshot, so \
they may hold no user, password or query. Dates and tags alone are no drift. \
The JSON form is that of `diff`, with `notes` and `written`.

Examples:
  cargo intercom-errors sync
  cargo intercom-errors sync --check
  cargo intercom-errors sync --dry-run --only 2.15 preview
  cargo intercom-errors sync --format markdown > change.md";

pub(super) const INIT: &str = "\
docs-snapshot/ is put into the folder, and into .cargo/config.toml the two lines that make builds read it:
  [env]
  INTERCOM_ERRORS_SNAPSHOT = { value = \"docs-snapshot\", relative = true }

Then the snapshot is synced; where that fails, the snapshot of this release stays, and `sync` can be run later. What is \
there already stays.

Cargo lets a variable of the environment go before [env], and a file .cargo/config before config.toml: the first is told, \
and the second ends the run.

Examples:
  cargo intercom-errors init
  cargo intercom-errors init --offline ../service";
