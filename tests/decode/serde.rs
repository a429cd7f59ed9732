//! The envelope's types by serde.

use intercom_errors::{ErrorList, ErrorObject};
use serde_json::{from_reader, from_slice, from_value, json, to_value};

use super::{parts, response};

#[test]
fn a_list_comes_back_as_it_went() {
    let json = json!({"type": "error.list", "request_id": "a1", "errors": [
        {"code": "not_found", "message": "No \"such\" thing", "field": "id", "data": {"a": [1, null, "x"]}},
        {"code": "of_tomorrow"},
        {},
    ]});
    let list: ErrorList<'_> = from_value(json.clone()).expect("it is a list");
    assert_eq!(to_value(&list).expect("it is JSON"), json);
    let bytes = json.to_string();
    assert_eq!(from_slice::<ErrorList<'_>>(bytes.as_bytes()).expect("it is a list"), list);
    assert_eq!(from_reader::<_, ErrorList<'_>>(bytes.as_bytes()).expect("it is a list"), list);
}

#[test]
fn null_and_missing_parts_are_none() {
    let json =
        br#"{"message": null, "field": null, "data": null, "code": null, "type": "old_name", "new": [1]}"#;
    let object: ErrorObject<'_> = from_slice(json).expect("it is an error");
    assert_eq!(parts(&object), (Some("old_name"), None, None, None));
    let list: ErrorList<'_> = from_slice(br#"{"errors": null, "request_id": null}"#).expect("it is a list");
    assert_eq!(list, ErrorList::default());
}

#[test]
fn data_too_deep_to_be_a_value_is_an_error() {
    let deep = "[".repeat(1000) + &"]".repeat(1000);
    let body = format!(r#"{{"errors":[{{"data":{deep}}}]}}"#);
    assert!(to_value(response(400, &body).list()).is_err());
}
