//! The literals of Python and JavaScript, as programs print values.

use std::str::Chars;

/// The maximum depth of nested values.
const MAX_DEPTH: usize = 64;

/// Translates the object or list at the start of a text into JSON, and returns it and its length.
///
/// It accepts single quotes and backquotes, keys without quotes, `None`, `True`, `False`, `undefined` and a comma at
/// the end. Anything else, such as `[Object]`, is not translated.
pub(super) fn read(text: &str) -> Option<(String, usize)> {
    let mut reader = Reader { rest: text, json: String::new() };
    if !text.starts_with(['{', '[']) {
        return None;
    }
    reader.value(MAX_DEPTH)?;
    Some((reader.json, text.len() - reader.rest.len()))
}

struct Reader<'t> {
    rest: &'t str,
    json: String,
}

impl<'t> Reader<'t> {
    fn value(&mut self, depth: usize) -> Option<()> {
        self.skip_space();
        match self.rest.chars().next()? {
            '{' => self.items('}', depth.checked_sub(1)?),
            '[' => self.items(']', depth.checked_sub(1)?),
            '\'' | '"' | '`' => self.string(),
            _ => self.word(),
        }
    }

    fn items(&mut self, end: char, depth: usize) -> Option<()> {
        self.copy()?;
        let mut is_first = true;
        loop {
            self.skip_space();
            if self.rest.starts_with(end) {
                return self.copy();
            }
            if !is_first {
                self.json.push(',');
            }
            is_first = false;
            if end == '}' {
                self.key()?;
            }
            self.value(depth)?;
            self.skip_space();
            match self.rest.strip_prefix(',') {
                Some(rest) => self.rest = rest,
                None if self.rest.starts_with(end) => {}
                None => return None,
            }
        }
    }

    fn key(&mut self) -> Option<()> {
        if self.rest.starts_with(['\'', '"']) {
            self.string()?;
        } else {
            let name = self.take(|c| c.is_ascii_alphanumeric() || "_$".contains(c))?;
            self.json.extend(["\"", name, "\""]);
        }
        self.skip_space();
        self.rest = self.rest.strip_prefix(':')?;
        self.json.push(':');
        Some(())
    }

    fn word(&mut self) -> Option<()> {
        let word = self.take(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))?;
        self.json.push_str(match word {
            "None" | "null" | "undefined" => "null",
            "True" | "true" => "true",
            "False" | "false" => "false",
            _ => serde_json::from_str::<serde_json::Number>(word).ok().map(|_| word)?,
        });
        Some(())
    }

    fn string(&mut self) -> Option<()> {
        let mut chars = self.rest.chars();
        let quote = chars.next()?;
        let mut text = String::new();
        loop {
            match chars.next()? {
                c if c == quote => break,
                '\\' => text.push(read_escape(&mut chars)?),
                c => text.push(c),
            }
        }
        self.rest = chars.as_str();
        self.json.push_str(&serde_json::to_string(&text).ok()?);
        Some(())
    }

    /// Copies one character, which is the same in JSON.
    fn copy(&mut self) -> Option<()> {
        let mut chars = self.rest.chars();
        self.json.push(chars.next()?);
        self.rest = chars.as_str();
        Some(())
    }

    /// Takes one or more accepted characters.
    fn take(&mut self, accepts: impl Fn(char) -> bool) -> Option<&'t str> {
        let end = self.rest.find(|c| !accepts(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        (!taken.is_empty()).then_some(taken)
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }
}

/// Reads the rest of an escape sequence that means the same in both languages and in JSON.
fn read_escape(chars: &mut Chars<'_>) -> Option<char> {
    Some(match chars.next()? {
        c @ ('\'' | '"' | '`' | '\\' | '/') => c,
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'u' => match read_hex(chars, 4)? {
            high @ 0xd800..=0xdbff => {
                let low = (chars.next()? == '\\' && chars.next()? == 'u').then(|| read_hex(chars, 4))??;
                char::decode_utf16([u16::try_from(high).ok()?, u16::try_from(low).ok()?]).next()?.ok()?
            }
            unit => char::from_u32(unit)?,
        },
        'x' => char::from_u32(read_hex(chars, 2)?)?,
        _ => return None,
    })
}

/// Reads a number with this many hexadecimal digits.
fn read_hex(chars: &mut Chars<'_>, digits: usize) -> Option<u32> {
    (0..digits).try_fold(0, |unit, _| Some(unit * 16 + chars.next()?.to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(read(text), Some((expected.to_owned(), text.len())));
    }

    #[test]
    fn python_and_javascript_become_json() {
        check("{'a': None, \"b\": [True, False, ], }", r#"{"a":null,"b":[true,false]}"#);
        check("{ a: undefined, $b_1: -1.5e3, 3: `x` }", r#"{"a":null,"$b_1":-1.5e3,"3":"x"}"#);
        check(r#"['it\'s "x"', "it's", '\u00e9\ud83d\ude00\x41\n']"#, r#"["it's \"x\"","it's","é😀A\n"]"#);
        check("[]", "[]");
    }

    #[test]
    fn text_behind_the_value_is_left() {
        assert_eq!(read("{'a': 1} and more"), Some((r#"{"a":1}"#.to_owned(), 8)));
    }

    #[test]
    fn anything_else_is_not_translated() {
        for text in [
            "",
            "None",
            "'a'",
            "{",
            "{a}",
            "{a:}",
            "{,}",
            "[1 2]",
            "[,]",
            "['a",
            "[Object]",
            "{a: [Object]}",
            "{'a' 1}",
            "[01]",
            "[1.]",
            "['\\q']",
            "['\\ud83d']",
            "[<Response [400]>]",
            "{a: new Date()}",
            "{'a': (1, 2)}",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read(&"[".repeat(100_000)), None);
    }
}
