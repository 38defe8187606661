//! CMaps: how many bytes a code has, and which text it stands for (ISO 32000-1, 9.7.5 and 9.10.3).

use std::collections::BTreeMap;

/// The most codes that are taken from one map.
const MOST_CODES: usize = 200_000;

/// A map from codes to text.
#[derive(Debug, Default)]
pub(super) struct Cmap {
    texts: BTreeMap<u32, String>,
    /// Each length of codes in bytes, with the first and the last code of that length.
    lengths: Vec<(usize, u32, u32)>,
}

/// A piece of the map's PostScript.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Code(Vec<u8>),
    Open,
    Close,
    Word(String),
}

impl Cmap {
    /// Reads a map; what is not understood is passed by.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands: Vec<Token> = Vec::new();
        for token in tokens(bytes) {
            match &token {
                Token::Word(word) => {
                    match word.as_str() {
                        "endcodespacerange" => map.add_lengths(&operands),
                        "endbfchar" => map.add_characters(&operands),
                        "endbfrange" => map.add_ranges(&operands),
                        _ => {}
                    }
                    operands.clear();
                }
                _ => operands.push(token),
            }
        }
        map
    }

    /// The text of a code.
    pub(super) fn text(&self, code: u32) -> Option<&str> {
        self.texts.get(&code).map(String::as_str)
    }

    /// The code at the beginning of some bytes, and its length; where the map says nothing, of a length given.
    pub(super) fn next(&self, bytes: &[u8], usual: usize) -> (u32, usize) {
        let fits = |&&(length, first, last): &&(usize, u32, u32)| {
            bytes.len() >= length && (first..=last).contains(&number(&bytes[..length]))
        };
        let length = self.lengths.iter().find(fits).map_or(usual, |(length, ..)| *length).clamp(1, bytes.len());
        (number(&bytes[..length]), length)
    }

    fn add_lengths(&mut self, operands: &[Token]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Code(first), Token::Code(last)] = pair
                && first.len() == last.len()
                && (1..=4).contains(&first.len())
            {
                self.lengths.push((first.len(), number(first), number(last)));
            }
        }
        self.lengths.sort_unstable();
    }

    fn add_characters(&mut self, operands: &[Token]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Code(code), Token::Code(text)] = pair {
                self.add(number(code), utf_16(text));
            }
        }
    }

    fn add_ranges(&mut self, operands: &[Token]) {
        let mut rest = operands;
        while let [Token::Code(first), Token::Code(last), after @ ..] = rest {
            let codes = number(first)..=number(last).min(number(first).saturating_add(0xFFFF));
            rest = match after {
                [Token::Code(text), after @ ..] => {
                    codes.zip(0..=u16::MAX).for_each(|(code, step)| self.add(code, utf_16(&stepped(text, step))));
                    after
                }
                [Token::Open, after @ ..] => {
                    let end = after.iter().position(|token| *token == Token::Close).unwrap_or(after.len());
                    for (code, text) in codes.zip(&after[..end]) {
                        if let Token::Code(text) = text {
                            self.add(code, utf_16(text));
                        }
                    }
                    after.get(end + 1..).unwrap_or_default()
                }
                _ => return,
            };
        }
    }

    fn add(&mut self, code: u32, text: Option<String>) {
        if let Some(text) = text.filter(|_| self.texts.len() < MOST_CODES) {
            self.texts.entry(code).or_insert(text);
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// The text so many steps after another: its last unit counts.
fn stepped(text: &[u8], step: u16) -> Vec<u8> {
    let mut text = text.to_vec();
    if let [.., high, low] = text.as_mut_slice() {
        [*high, *low] = u16::from_be_bytes([*high, *low]).wrapping_add(step).to_be_bytes();
    } else if let [only] = text.as_mut_slice() {
        *only = only.wrapping_add(step as u8);
    }
    text
}

/// Text in UTF-16, as the standard has it; one byte by itself is a character too. Nothing and zero stand for no text.
fn utf_16(bytes: &[u8]) -> Option<String> {
    if let [only] = bytes {
        return (*only != 0).then(|| char::from(*only).to_string());
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).filter_map(Result::ok).filter(|text| *text != '\0').collect();
    (!text.is_empty()).then_some(text)
}

fn tokens(bytes: &[u8]) -> impl Iterator<Item = Token> + '_ {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_ascii_start();
            let (&first, after) = rest.split_first()?;
            match first {
                b'%' => {
                    let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n'));
                    rest = &rest[end.unwrap_or(rest.len())..];
                }
                b'<' if after.first() != Some(&b'<') => {
                    let end = after.iter().position(|byte| *byte == b'>').unwrap_or(after.len());
                    rest = after.get(end + 1..).unwrap_or_default();
                    return Some(Token::Code(hexadecimal(&after[..end])));
                }
                b'[' | b']' => {
                    rest = after;
                    return Some(if first == b'[' { Token::Open } else { Token::Close });
                }
                _ => {
                    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"<>[]%".contains(byte);
                    let end = after.iter().position(ends).map_or(rest.len(), |end| end + 1);
                    let (word, after) = rest.split_at(end);
                    rest = after;
                    return Some(Token::Word(String::from_utf8_lossy(word).into_owned()));
                }
            }
        }
    })
}

fn hexadecimal(text: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = text
        .iter()
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| digit.try_into().ok())
        .collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_ranges_are_mapped() {
        let map = Cmap::parse(
            b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
              2 beginbfchar <0001><5E74> <0002> <62A50041> endbfchar % <0009> <0041>\n\
              2 beginbfrange <0010> <0012> <0041> <20> <21> [<4E00> <4E8C>] endbfrange <0003> <0000> endbfchar",
        );
        let texts: Vec<_> = [1, 2, 0x10, 0x12, 0x13, 0x20, 0x21, 3, 9].map(|code| map.text(code)).to_vec();
        let expected = [Some("年"), Some("报A"), Some("A"), Some("C"), None, Some("一"), Some("二"), None, None];
        assert_eq!(texts, expected);
        assert_eq!(map.next(&[0, 1, 2], 1), (1, 2));
        assert_eq!(map.next(&[7], 2), (7, 1));
    }

    #[test]
    fn codes_of_several_lengths_are_told_apart() {
        let map = Cmap::parse(b"2 begincodespacerange <00> <80> <8140> <FEFE> endcodespacerange");
        assert_eq!(map.next(&[0x41, 0x42], 2), (0x41, 1));
        assert_eq!(map.next(&[0xB0, 0xA1], 1), (0xB0A1, 2));
    }

    #[test]
    fn a_map_of_too_many_codes_is_cut_off() {
        let range = b"<00000000> <FFFFFFFF> <4E00> ".repeat(10);
        let map = Cmap::parse(&[b"1 beginbfrange ".as_slice(), &range, b"endbfrange"].concat());
        assert!(map.texts.len() <= MOST_CODES && map.text(1) == Some("丁"));
    }
}
