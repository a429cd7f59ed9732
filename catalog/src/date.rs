//! Days as strings, such as `2026-11-22`.

use crate::checked::Invalid;
use crate::fault::Fault;
use crate::json::At;

/// Reads a day.
pub(crate) fn read(at: &At<'_>) -> Result<String, Fault> {
    at.check("", at.text()?, |text| match day(text) {
        Some(day) if day == text => Ok(text.to_owned()),
        _ => Err(Invalid("is not a date: expected one such as \"2026-11-22\"")),
    })
}

/// Returns the day that a date begins with. Days compare as strings. `None` for a date of another form.
pub(crate) fn day(date: &str) -> Option<&str> {
    let day = date.get(..10)?;
    let shape = |(i, b): (usize, u8)| match i {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    };
    let within = |part: &str, last: u16| part.parse().is_ok_and(|number| (1..=last).contains(&number));
    (day.bytes().enumerate().all(shape) && within(&day[5..7], 12) && within(&day[8..], 31)).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn a_time_of_day_is_cut_off() {
        assert_eq!(day("2026-04-10T17:03:45.000Z"), Some("2026-04-10"));
        assert_eq!(day("2026-04-10"), Some("2026-04-10"));
        assert_eq!(day("Fri, 10 Apr 2026 17:03:45 GMT"), None);
    }
}
