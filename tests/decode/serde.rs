//! Error lists and errors with serde.

use intercom_errors::{ErrorList, ErrorObject};
use serde_core::Deserialize;
use serde_core::de::value::{Error, MapDeserializer};
use serde_json::{from_reader, from_slice, from_value, json, to_string, to_value};

use super::{parts as parts_of, response};

#[test]
fn a_list_survives_a_round_trip() {
    let json = json!({"type": "error.list", "request_id": "a1", "errors": [
        {"code": "not_found", "message": "No \"such\" thing", "field": "id", "data": {"a": [1, null, "x"]}},
        {"code": "brand_new_code"},
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
    assert_eq!(parts_of(&object), (Some("old_name"), None, None, None));
    let list: ErrorList<'_> = from_slice(br#"{"errors": null, "request_id": null}"#).expect("it is a list");
    assert_eq!(list, ErrorList::default());
}

#[test]
fn an_error_is_deserialized_by_the_rules_of_the_decoder() {
    for json in [
        r#"{"code":404,"message":{"en":"No"},"field":[1],"data":"text"}"#,
        r#"{"code":"one","code":"two","code":null,"data":1,"data":null}"#,
        r#"{"error_key":"sms_failed","type":"x"}"#,
        r#"{"type":"error","message":"No"}"#,
        r#"{"type":"error.list","message":"No"}"#,
        r#"{"type":"old_name","new":{}}"#,
        r#""No""#,
        r#""not_found""#,
    ] {
        let list = format!(r#"{{"errors":[{json}],"request_id":7}}"#);
        let decoded = response(400, &list);
        let object: ErrorObject<'_> = from_slice(json.as_bytes()).expect("it is an error");
        assert_eq!(decoded.errors(), [object], "{json}");
        let read: ErrorList<'_> = from_slice(list.as_bytes()).expect("it is a list");
        assert_eq!(decoded.list(), &read, "{json}");
    }
}

#[test]
fn other_values_are_refused() {
    for json in ["7", "null", "[]", "true"] {
        assert!(from_slice::<ErrorObject<'_>>(json.as_bytes()).is_err(), "{json}");
        assert!(from_slice::<ErrorList<'_>>(json.as_bytes()).is_err(), "{json}");
    }
    assert!(from_slice::<ErrorList<'_>>(br#"{"errors":{"email":"is invalid"}}"#).is_err());
    let message = |error: serde_json::Error| error.to_string();
    assert_eq!(
        from_value::<ErrorObject<'_>>(json!(7)).map_err(message),
        Err("invalid type: integer `7`, expected an error object or a string".to_owned())
    );
    assert_eq!(
        from_value::<ErrorList<'_>>(json!(7)).map_err(message),
        Err("invalid type: integer `7`, expected a list of errors".to_owned())
    );
}

#[test]
fn other_formats_than_json_are_read() {
    // Owned keys and values, without serde_json's types.
    let parts = [("code", "not_found"), ("message", "No"), ("data", "text")]
        .map(|(k, v)| (k.to_owned(), v.to_owned()));
    let format = MapDeserializer::<_, Error>::new(parts.into_iter());
    let object = ErrorObject::deserialize(format).expect("it is an error");
    assert_eq!(parts_of(&object), (Some("not_found"), Some("No"), None, Some(r#""text""#)));
}

#[test]
fn data_is_serialized_as_a_value() {
    let body = r#"{"errors":[{"data":{"b": 1.50, "a": [null]}}]}"#;
    let json = r#"{"type":"error.list","request_id":null,"errors":[{"data":{"a":[null],"b":1.5}}]}"#;
    assert_eq!(to_string(response(400, body).list()).expect("it is JSON"), json);
}

#[test]
fn data_that_does_not_fit_a_value_is_serialized_verbatim() {
    let deep = "[".repeat(1000) + &"]".repeat(1000);
    for data in [&*deep, "[1e400, 1]"] {
        let body = format!(r#"{{"type":"error.list","request_id":null,"errors":[{{"data":{data}}}]}}"#);
        assert_eq!(to_string(response(400, &body).list()).expect("it is JSON"), body);
        assert!(to_value(response(400, &body).list()).is_err());
    }
}
