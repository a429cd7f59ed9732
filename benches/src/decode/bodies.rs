//! Bodies of all shapes that replies were seen in.

use crate::hand_written::real_codes;
use crate::made_up::Random;

/// Which share of the bodies, in a hundred, has which shape.
const SHARES: [(usize, Shape); 10] = [
    (55, Shape::List),
    (8, Shape::Partial),
    (6, Shape::Escaped),
    (6, Shape::OtherTypes),
    (8, Shape::OtherShapes),
    (4, Shape::NoErrors),
    (3, Shape::Broken),
    (5, Shape::Page),
    (3, Shape::Text),
    (2, Shape::Empty),
];

#[derive(Clone, Copy)]
enum Shape {
    /// A list of one to five whole errors.
    List,
    /// Something is missing or null.
    Partial,
    /// Messages with escapes and with letters beyond ASCII.
    Escaped,
    /// Numbers, booleans, arrays and objects where a text is usual.
    OtherTypes,
    /// `error_key`, a single error, errors by field, a nested one, a text.
    OtherShapes,
    /// JSON without errors.
    NoErrors,
    /// JSON that is cut short.
    Broken,
    /// A load balancer's page.
    Page,
    /// A proxy's text.
    Text,
    /// Nothing.
    Empty,
}

/// This many bodies, the same ones every time.
pub fn mixed(count: usize) -> Vec<Vec<u8>> {
    let codes = real_codes();
    let mut random = Random(11);
    (0..count).map(|_| body(&codes, &mut random).into_bytes()).collect()
}

fn body(codes: &[String], random: &mut Random) -> String {
    let mut place = random.below(100);
    let shape = SHARES.iter().find_map(|&(share, shape)| match place.checked_sub(share) {
        Some(rest) => {
            place = rest;
            None
        }
        None => Some(shape),
    });
    let code = &*codes[random.below(codes.len())];
    let pick = random.below(6);
    match shape.expect("the shares add up to a hundred") {
        Shape::List => {
            let errors: Vec<String> = (0..=random.below(5))
                .map(|_| {
                    let code = &codes[random.below(codes.len())];
                    format!(
                        r#"{{"code":"{code}","message":"The request failed for a reason","field":"email"}}"#
                    )
                })
                .collect();
            list(&errors.join(","))
        }
        Shape::Partial => list(
            &[
                format!(r#"{{"code":"{code}"}}"#),
                format!(r#"{{"code":"{code}","message":null,"field":null,"data":null}}"#),
                r#"{"message":"Something went wrong"}"#.to_owned(),
                format!(r#"{{"type":"{code}","message":"In an old payload"}}"#),
                format!(r#"{{"message":"No","code":"{code}"}}"#),
                format!(r#"{{"code":"brand_new_code"}},{{"code":"{code}"}}"#),
            ][pick],
        ),
        Shape::Escaped => list(&format!(
            r#"{{"code":"{code}","message":"A contact \"Zo\u00eb\" matching\nthat email exists, id=5f\/{pick}, für alle"}}"#
        )),
        Shape::OtherTypes => list(
            &[
                r#"{"code":404,"message":"Not Found"}"#.to_owned(),
                format!(r#"{{"code":"{code}","message":["is long","is odd"]}}"#),
                format!(r#"{{"code":"{code}","message":true,"field":{{"a":[1,2,3]}}}}"#),
                format!(r#"{{"code":"{code}","data":{{"required_permissions":["read","write"],"n":1.50}}}}"#),
                r#""No",null,3,["a"],true,{}"#.to_owned(),
                format!(r#"{{"code":"{code}","more":[[[{{"deep":{{}}}}]]]}}"#),
            ][pick],
        ),
        Shape::OtherShapes => [
            r#"{"error_key":"sms_failed","message":"SMS was not sent"}"#.to_owned(),
            format!(r#"{{"code":"{code}","message":"No","request_id":"a1"}}"#),
            r#"{"errors":{"email":"is invalid","name":["is long","is odd"],"age":null}}"#.to_owned(),
            format!(r#"{{"error":{{"type":"{code}","message":"No"}}}}"#),
            r#"{"status":400,"error":"Bad Request"}"#.to_owned(),
            format!(r#"{{"type":"{code}","message":"No"}}"#),
        ][pick]
            .clone(),
        Shape::NoErrors => {
            ["null", "[]", "{}", r#"{"message":"Forbidden"}"#, r#"{"type":"error.list"}"#, "12"][pick]
                .to_owned()
        }
        Shape::Broken => {
            let whole =
                list(&format!(r#"{{"code":"{code}","message":"No such contact"}},{{"code":"{code}"}}"#));
            whole[..whole.len() - 1 - random.below(60)].to_owned()
        }
        Shape::Page => format!(
            "<html>\r\n<head><title>50{pick} Bad Gateway</title></head>\r\n<body>\r\n<center><h1>50{pick} Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"
        ),
        Shape::Text => "upstream connect error or disconnect/reset before headers".to_owned(),
        Shape::Empty => String::new(),
    }
}

fn list(errors: &str) -> String {
    format!(
        r#"{{"type":"error.list","request_id":"b5c2f8b0-1f3e-4a0e-9d0e-0a1b2c3d4e5f","errors":[{errors}]}}"#
    )
}
