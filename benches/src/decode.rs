//! Reading replies.

mod bodies;

use std::borrow::Cow;
use std::hint::black_box;

use intercom_errors::ApiError;
use serde::Deserialize;
use serde_json::Value;

use crate::report::{Goal, Section, Table, ratio};
use crate::turns::{Effort, medians};

const USUAL: &[u8] = br#"{"type":"error.list","request_id":"b5c2f8b0-1f3e-4a0e-9d0e-0a1b2c3d4e5f","errors":[{"code":"not_found","message":"User Not Found","field":null}]}"#;

/// The number of times that a turn reads the usual body.
const TIMES: usize = 2000;

/// The number of mixed bodies.
const MIXED: usize = 100_000;

/// The code that people write by hand. It fails on an escape, on `code: 404` and on every other form of body.
#[derive(Deserialize)]
#[expect(dead_code, reason = "the fields are read from JSON and nothing more")]
struct List<'a> {
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    request_id: Option<&'a str>,
    #[serde(borrow)]
    errors: Vec<Object<'a>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "the fields are read from JSON and nothing more")]
struct Object<'a> {
    code: Option<&'a str>,
    message: Option<&'a str>,
    field: Option<&'a str>,
}

/// The code that they write after some time: escapes and any type are taken, and nothing needs to be there.
#[derive(Deserialize)]
#[expect(dead_code, reason = "the fields are read from JSON and nothing more")]
struct TolerantList<'a> {
    #[serde(rename = "type", borrow)]
    kind: Option<Cow<'a, str>>,
    #[serde(borrow)]
    request_id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    message: Option<Cow<'a, str>>,
    errors: Option<Vec<TolerantObject<'a>>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "the fields are read from JSON and nothing more")]
struct TolerantObject<'a> {
    code: Option<Value>,
    #[serde(rename = "type", borrow)]
    kind: Option<Cow<'a, str>>,
    #[serde(borrow)]
    message: Option<Cow<'a, str>>,
    #[serde(borrow)]
    field: Option<Cow<'a, str>>,
    data: Option<Value>,
}

/// Returns `true` if it finds something in a body.
type Reader<'a> = &'a dyn Fn(&[u8]) -> bool;

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("Reading replies");
    section.text(
        "`ApiError::from_response` without headers, beside `serde_json` into structs and into `Value`. Each turn drops what \
         it made.",
    );
    usual(&mut section, effort);
    mixed(&mut section, effort);
    section
}

/// One body, again and again.
fn usual(section: &mut Section, effort: Effort) {
    let mut peers: [Box<dyn FnMut()>; 3] = [
        turn(|| drop(black_box(ApiError::from_response(black_box(404), &(), black_box(USUAL))))),
        turn(|| drop(black_box(serde_json::from_slice::<List<'_>>(black_box(USUAL))))),
        turn(|| drop(black_box(serde_json::from_slice::<Value>(black_box(USUAL))))),
    ];
    let times = medians(effort.rounds(501), &mut peers);
    let mut table =
        Table::new("The usual body, an error list with one error, ours / the peer's:", ["peer", "time"]);
    for (name, goal, time, bound) in [
        ("a hand-written struct that borrows", "the hand-written struct's", times[1], 1.15),
        ("`Value`", "`Value`'s", times[2], 0.6),
    ] {
        table.row(name, [ratio(times[0] / time)]);
        section.goal(Goal::at_most(format!("the usual body / {goal}"), times[0] / time, bound));
    }
    section.table(table);
    section.text("The hand-written struct fails on an escape in a text, on a code that is a number, and on every other shape.");
}

fn turn(read: impl Fn() + 'static) -> Box<dyn FnMut()> {
    Box::new(move || (0..TIMES).for_each(|_| read()))
}

/// Bodies of all shapes.
fn mixed(section: &mut Section, effort: Effort) {
    let bodies = bodies::mixed(MIXED);
    let ours =
        |body: &[u8]| ApiError::from_response(422, &(), body).is_some_and(|error| !error.errors().is_empty());
    let tolerant = |body: &[u8]| serde_json::from_slice::<TolerantList<'_>>(body).is_ok();
    let value = |body: &[u8]| serde_json::from_slice::<Value>(body).is_ok();
    let readers: [(&str, Reader<'_>); 3] =
        [("ours", &ours), ("a tolerant hand-written struct", &tolerant), ("`Value`", &value)];
    let read = |reader: Reader<'_>| bodies.iter().filter(|body| reader(black_box(body))).count();

    let mut peers = readers.map(|(_, reader)| {
        Box::new(move || {
            black_box(read(reader));
        }) as Box<dyn FnMut()>
    });
    let times = medians(effort.rounds(21), &mut peers);
    let mut table = Table::new(
        "100,000 mixed bodies: lists with one to five errors, parts missing or of another type, escapes, every \
         other shape of JSON, JSON cut short, pages, texts and nothing. Throughput of ours / the peer's, and how many \
         bodies in a hundred the peer reads at all:",
        ["peer", "throughput", "reads"],
    );
    for ((name, reader), time) in readers.iter().zip(&times).skip(1) {
        table.row(*name, [ratio(time / times[0]), share(read(reader))]);
    }
    section.table(table);
    section.text(format!(
        "Ours gives a value for every body, with at least one error for {} in a hundred. The others end at the first \
         byte of a page or a text, which makes them fast there; of JSON that is cut short they keep nothing.",
        share(read(&ours))
    ));
}

/// Of a hundred.
fn share(count: usize) -> String {
    format!("{}", (count * 100 + MIXED / 2) / MIXED)
}
