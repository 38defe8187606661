//! Widths of columns in tenths of a percent.

use crate::length::Length;

/// The share of each column in the whole, in thousandths that add up to 1000: each edge is rounded.
pub(super) fn shares(columns: &[Length]) -> Vec<i32> {
    let whole = columns.iter().copied().sum::<Length>().to_milli().max(1);
    let (mut reached, mut edge) = (Length::ZERO, 0);
    let share = |width: &Length| {
        reached += *width;
        let next = (i64::from(reached.to_milli()) * 1000 / i64::from(whole)) as i32;
        next - std::mem::replace(&mut edge, next)
    };
    columns.iter().map(share).collect()
}

/// A share in CSS: `8.3%`.
pub(super) fn percent(share: i32) -> String {
    format!("{}.{}%", share / 10, share % 10)
}

/// The class of columns with a share; none where all are even, which the page's style sheet makes them anyway.
pub(super) fn class(share: i32, shares: &[i32]) -> String {
    let is_even = shares.iter().all(|other| (other - share).abs() <= 1);
    if is_even { String::new() } else { format!("w{share}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up() {
        let thirds = [Length::pt(1); 3];
        assert_eq!(shares(&thirds), [333, 333, 334]);
        assert_eq!((percent(333), percent(70)), ("33.3%".into(), "7.0%".into()));
        assert!(shares(&[]).is_empty());
        assert_eq!((class(50, &[50, 950]), class(333, &[333, 334])), ("w50".into(), String::new()));
    }
}
