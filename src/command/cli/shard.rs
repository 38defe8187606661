//! Shares of a batch, for several machines.

use std::path::Path;
use std::str::FromStr;

use super::digest;

/// One of so many shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shard {
    index: u64,
    count: u64,
}

impl Shard {
    /// Whether a report is in it, by its path below the folder that was named.
    ///
    /// The same path is in the same share on every machine, whatever else there is to do.
    pub fn has(self, relative: &Path) -> bool {
        let number = digest::short(relative.iter().map(std::ffi::OsStr::as_encoded_bytes));
        number % u128::from(self.count) == u128::from(self.index)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(index, count)| Some((index.parse().ok()?, count.parse().ok()?)));
        let Some((index, count)) = numbers else { return Err("应当写成 I/N，例如 0/8".to_owned()) };
        if index < count { Ok(Self { index, count }) } else { Err("I 应当从 0 到 N-1".to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_part_the_reports_evenly_and_stay_the_same() {
        let shares: Vec<Shard> = (0..4).map(|index| format!("{index}/4").parse().unwrap()).collect();
        let mut sizes = [0; 4];
        for number in 0..4000 {
            let path = format!("市{}/{number}.json", number % 7);
            let of: Vec<usize> = (0..4).filter(|share| shares[*share].has(Path::new(&path))).collect();
            assert_eq!(of.len(), 1, "{path}");
            sizes[of[0]] += 1;
        }
        assert!(sizes.iter().all(|size| (900..1100).contains(size)), "{sizes:?}");
        let dealt = |path| (0..4).find(|share| shares[*share].has(Path::new(path)));
        let paths = ["a/b.json", "市/区/局.json", "r.json"];
        assert_eq!(paths.map(dealt), [Some(0), Some(2), Some(3)], "what was dealt once stays where it is");
    }

    #[test]
    fn a_share_is_one_of_those_there_are() {
        for wrong in ["", "1", "1/", "a/2", "2/2", "0/0", "-1/2", "1/2/3"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
