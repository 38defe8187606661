//! A set of characters that is asked for every character of a text.

/// Characters of the basic plane, a bit each; none of another plane is ever in it.
#[derive(Clone, Debug)]
pub(crate) struct Set(Box<[u64]>);

impl Set {
    /// No character.
    pub(crate) fn new() -> Self {
        Self(vec![0; 0x1_0000 / u64::BITS as usize].into())
    }

    /// Puts a character in.
    pub(crate) fn insert(&mut self, character: char) {
        let (word, bit) = place(character);
        if let Some(word) = self.0.get_mut(word) {
            *word |= bit;
        }
    }

    /// Whether a character is in.
    pub(crate) fn contains(&self, character: char) -> bool {
        let (word, bit) = place(character);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }
}

impl FromIterator<char> for Set {
    fn from_iter<T: IntoIterator<Item = char>>(characters: T) -> Self {
        let mut set = Self::new();
        characters.into_iter().for_each(|character| set.insert(character));
        set
    }
}

/// The word that a character's bit is in, and the bit.
fn place(character: char) -> (usize, u64) {
    let code = u32::from(character);
    ((code / u64::BITS) as usize, 1 << (code % u64::BITS))
}

#[cfg(test)]
mod tests {
    use super::Set;

    #[test]
    fn what_was_put_in_is_in_and_nothing_else() {
        let set: Set = "a年\u{ffff}\u{20000}".chars().collect();
        assert!(['a', '年', '\u{ffff}'].into_iter().all(|character| set.contains(character)));
        assert!(['\0', 'b', '平', '\u{fffe}', '\u{20000}'].into_iter().all(|character| !set.contains(character)));
    }
}
