//! Dates in HTTP headers, in the three forms of RFC 9110, section 5.6.7.

use super::headers;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Parses a date such as `Sun, 06 Nov 1994 08:49:37 GMT` into seconds of Unix time. `None` before 1970.
pub(super) fn parse(text: &str) -> Option<u64> {
    let mut words = [""; 6];
    let mut count = 0;
    for word in text.split([' ', '-']).filter(|word| !word.is_empty()) {
        *words.get_mut(count)? = word;
        count += 1;
    }
    let (day, month, year, clock) = match words[..count] {
        // `Sun, 06 Nov 1994 08:49:37 GMT` or `Sunday, 06-Nov-94 08:49:37 GMT`.
        [weekday, day, month, year, clock, "GMT"] if weekday.ends_with(',') => (day, month, year, clock),
        // `Sun Nov  6 08:49:37 1994`.
        [weekday, month, day, clock, year] if !weekday.ends_with(',') => (day, month, year, clock),
        _ => return None,
    };
    let month = 1 + MONTHS.iter().position(|&name| name == month)? as u64;
    let year = match (year.len(), number(year, 9999)?) {
        (4, year @ 1970..) => year,
        // Two digits are a year of this century or the last.
        (2, year @ 70..) => 1900 + year,
        (2, year) => 2000 + year,
        _ => return None,
    };
    let start = month_start(year, month);
    let day = number(day, month_start(year, month + 1) - start)?.checked_sub(1)?;
    let (hour, clock) = clock.split_once(':')?;
    let (minute, second) = clock.split_once(':')?;
    // A leap second is second 60.
    let (hour, minute, second) = (number(hour, 23)?, number(minute, 59)?, number(second, 60)?);
    Some((start + day) * 86_400 + hour * 3_600 + minute * 60 + second)
}

/// Parses up to four digits. `None` for anything else, and for more than `max`.
fn number(text: &str, max: u64) -> Option<u64> {
    headers::number(text).filter(|&number| text.len() <= 4 && number <= max)
}

/// Returns the days from 1970 to the first of a month. Month 13 is the next January.
///
/// Years are counted from March, so that a leap day is the last day of its year.
const fn month_start(year: u64, month: u64) -> u64 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let leap_days = year / 4 - year / 100 + year / 400;
    // Five months have 153 days, from March or from August on. 1970 starts 719,468 days after March of the year 0.
    365 * year + leap_days + (153 * month + 2) / 5 - 719_468
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn all_three_forms_give_the_same_second() {
        assert_eq!(parse("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(parse("Sunday, 06-Nov-94 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(parse("Sun Nov  6 08:49:37 1994"), Some(784_111_777));
        // Two digits of this century.
        assert_eq!(parse("Friday, 15-Jan-27 08:00:00 GMT"), Some(1_800_000_000));
    }

    #[test]
    fn leap_days_count() {
        assert_eq!(parse("Thu, 29 Feb 2024 00:00:00 GMT"), Some(1_709_164_800));
        assert_eq!(parse("Fri, 31 Dec 9999 23:59:59 GMT"), Some(253_402_300_799));
        assert_eq!(parse("Wed, 29 Feb 2023 00:00:00 GMT"), None);
        assert_eq!(parse("Mon, 29 Feb 2100 00:00:00 GMT"), None);
    }

    #[test]
    fn anything_else_is_not_a_date() {
        for text in [
            "",
            "soon",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 00 Nov 1994 00:00:00 GMT",
            "Sun, 31 Apr 1994 00:00:00 GMT",
            "Sun, 06 Nov 1969 08:49:37 GMT",
            "Sun, 06 Nov 0000 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT again",
            "Sun, 06 Nov +994 08:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, 00006 Nov 1994 08:49:37 GMT",
            "Sun 06 Nov 1994 08:49:37 GMT",
            "Sun, Nov 6 08:49:37 1994",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
