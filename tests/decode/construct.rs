//! Errors that are made for tests and mocks.

use intercom_errors::{ApiError, BodyKind, Category, ErrorCode, ErrorList, ErrorObject, RawJson};

use super::{parts, response};

#[test]
fn an_error_is_built_from_its_parts() {
    let data = RawJson::parse("[1.50]").expect("it is JSON");
    let object = ErrorObject::new(ErrorCode::ParameterInvalid)
        .with_message("is invalid")
        .with_field(String::from("email"))
        .with_data(data);
    assert_eq!(
        parts(&object),
        (Some("parameter_invalid"), Some("is invalid"), Some("email"), Some("[1.50]"))
    );
    assert_eq!(parts(&ErrorObject::new("brand_new_code")).0, Some("brand_new_code"));
    assert_eq!(ErrorObject::new("not_found"), ErrorObject::from(ErrorCode::NotFound));
}

#[test]
fn the_body_of_a_made_error_is_its_json() {
    let error = ApiError::new(404, [ErrorObject::new("a\"b").with_message("No\n")]).with_request_id("a1");
    let json = r#"{"type":"error.list","request_id":"a1","errors":[{"code":"a\"b","message":"No\n"}]}"#;
    assert_eq!(error.body(), json.as_bytes());
    assert_eq!(error, response(404, json));
    assert_eq!(error.list().to_json(), json);
}

#[test]
fn data_is_written_verbatim() {
    let data = r#"{"b": 1.50, "a": 123456789012345678901234567890}"#;
    let object = ErrorObject::new("x").with_data(RawJson::parse(data).expect("it is JSON"));
    let json = ErrorList::new([object.clone()]).to_json();
    assert!(json.contains(data), "{json}");
    assert_eq!(response(400, &json).errors(), [object]);
}

#[test]
fn parts_that_a_response_cannot_have_are_left_out() {
    let null = RawJson::parse("null").expect("it is JSON");
    assert_eq!(ErrorObject::new("x").with_data(null), ErrorObject::new("x"));
    let error = ApiError::new(400, [ErrorObject::default(), ErrorCode::NotFound.into()]).with_request_id(" ");
    assert_eq!(error.errors().len(), 1);
    assert_eq!(error.request_id(), None);
}

#[test]
fn any_status_makes_an_error() {
    assert_eq!(ApiError::new(503, []).category(), Category::Unavailable);
    assert_eq!(ApiError::new(503, []).body_kind(), BodyKind::ErrorList);
    for status in [0, 200, 399, u16::MAX] {
        let error = ApiError::new(status, []);
        assert_eq!((error.status(), error.category()), (status, Category::Other));
        let error = ApiError::new(status, [ErrorCode::NotFound.into()]);
        assert_eq!(error.category(), Category::NotFound);
    }
}

#[test]
fn only_json_is_data() {
    for text in ["", "{", "x", "1 2", "'a'"] {
        assert_eq!(RawJson::parse(text), None, "{text}");
    }
    assert_eq!(RawJson::parse(" 1 ").as_ref().map(RawJson::as_str), Some("1"));
}
