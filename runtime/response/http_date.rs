//! Dates in HTTP headers, in the three forms of RFC 9110, section 5.6.7.

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Parses a date such as `Sun, 06 Nov 1994 08:49:37 GMT` into seconds of Unix time. `None` before 1970.
pub(super) fn parse(text: &str) -> Option<u64> {
    let mut words = text.split([' ', '-']).filter(|word| !word.is_empty());
    let weekday = words.next()?;
    let (day, month, year, clock);
    if weekday.ends_with(',') {
        // `Sun, 06 Nov 1994 08:49:37 GMT` or `Sunday, 06-Nov-94 08:49:37 GMT`.
        (day, month, year, clock) = (words.next()?, words.next()?, words.next()?, words.next()?);
        words.next().filter(|&zone| zone == "GMT")?;
    } else {
        // `Sun Nov  6 08:49:37 1994`.
        (month, day, clock, year) = (words.next()?, words.next()?, words.next()?, words.next()?);
    }
    if words.next().is_some() {
        return None;
    }
    let month = (1..).zip(MONTHS).find(|&(_, name)| name == month)?.0;
    let year = match (year.len(), digits(year)?) {
        (4, year @ 1970..) => year,
        // Two digits are a year of this century or the last.
        (2, year @ 70..) => 1900 + year,
        (2, year) => 2000 + year,
        _ => return None,
    };
    let start = month_start(year, month);
    let day = digits(day).filter(|day| (1..=month_start(year, month + 1) - start).contains(day))?;
    let mut parts = clock.split(':').map(digits);
    let mut part = |limit| parts.next()?.filter(|&value| value < limit);
    // A leap second is second 60.
    let (hour, minute, second) = (part(24)?, part(60)?, part(61)?);
    if parts.next().is_some() {
        return None;
    }
    Some((start + day - 1) * 86_400 + hour * 3_600 + minute * 60 + second)
}

fn digits(text: &str) -> Option<u64> {
    let plain = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

/// Returns the days from 1970 to the first of a month. Years are counted from March, so that a leap day is the last day
/// of its year. Month 13 is the next January.
const fn month_start(year: u64, month: u64) -> u64 {
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let leap_days = year / 4 - year / 100 + year / 400;
    // Five months from March or August on have 153 days. The year 1970 starts 719,468 days after March of the year 0.
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
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
