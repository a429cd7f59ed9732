//! The time to read a response.

use std::hint::black_box;

use intercom_errors::ApiError;
use serde::Deserialize;
use serde_json::Value;

use crate::report::{Goal, Section, Table, ratio};
use crate::turns::{Effort, medians};

const USUAL: &[u8] = br#"{"type":"error.list","request_id":"b5c2f8b0-1f3e-4a0e-9d0e-0a1b2c3d4e5f","errors":[{"code":"not_found","message":"User Not Found","field":null}]}"#;

/// The number of reads per turn.
const TIMES: usize = 2000;

/// The struct that users write by hand. It fails if a string has an escape, if the code is a number, and for every other
/// form of body.
#[derive(Deserialize)]
#[expect(dead_code, reason = "the fields are only read from JSON")]
struct List<'a> {
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    request_id: Option<&'a str>,
    #[serde(borrow)]
    errors: Vec<Object<'a>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "the fields are only read from JSON")]
struct Object<'a> {
    code: Option<&'a str>,
    message: Option<&'a str>,
    field: Option<&'a str>,
}

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("Reading responses");
    section.text(
        "`ApiError::from_response` without headers, next to `serde_json` into a struct and into `Value`. The body is an \
         error list with one error. Each turn drops its results.",
    );
    let mut peers = [
        turn(|| drop(black_box(ApiError::from_response(black_box(404), &(), black_box(USUAL))))),
        turn(|| drop(black_box(serde_json::from_slice::<List<'_>>(black_box(USUAL))))),
        turn(|| drop(black_box(serde_json::from_slice::<Value>(black_box(USUAL))))),
    ];
    let times = medians(effort.rounds(501), &mut peers);
    let mut table = Table::new("Time, ours / the peer's:", ["peer", "time"]);
    for (name, goal, time, bound) in [
        ("a hand-written struct that borrows", "the hand-written struct's", times[1], 1.15),
        ("`Value`", "`Value`'s", times[2], 0.6),
    ] {
        table.row(name, [ratio(times[0] / time)]);
        section.goal(Goal::at_most(format!("the usual body / {goal}"), times[0] / time, bound));
    }
    section.table(table);
    section.text(
        "What bounds it: `serde_json` parses the body for all three. Ours also looks up the code, and makes \
         one more allocation. The hand-written struct fails if a string has an escape, if the code is a number, and for every \
         other form of body.",
    );
    section
}

fn turn(read: impl Fn() + 'static) -> Box<dyn FnMut()> {
    Box::new(move || (0..TIMES).for_each(|_| read()))
}
