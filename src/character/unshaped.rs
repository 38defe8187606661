//! Scripts whose letters change with their neighbours, which only a shaping engine sets right.

/// The script of a character that must be shaped (joined, stacked, reordered, or set from right to left), by its name
/// in Chinese; none for what is set character by character.
///
/// Yi (彝文), Zhuang (壮文, Latin letters), Hangul syllables and Cyrillic need no shaping.
pub(crate) fn script_to_shape(character: char) -> Option<&'static str> {
    Some(match u32::from(character) {
        0x0590..=0x05FF | 0xFB1D..=0xFB4F => "希伯来文",
        0x0600..=0x06FF | 0x0750..=0x077F | 0x0870..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFC => {
            "阿拉伯字母的文字（维吾尔文、哈萨克文、柯尔克孜文等）"
        }
        0x0700..=0x074F | 0x0780..=0x07FF => "从右向左书写的文字",
        0x0900..=0x0DFF | 0xA830..=0xA83F | 0xA8E0..=0xA8FF | 0x1CD0..=0x1CFF => "印度系文字",
        0x0E00..=0x0EFF => "泰文或老挝文",
        0x0F00..=0x0FFF => "藏文",
        0x1000..=0x109F | 0xA9E0..=0xA9FF | 0xAA60..=0xAA7F => "缅文或德宏傣文",
        0x1100..=0x11FF | 0xA960..=0xA97F | 0xD7B0..=0xD7FF => "拆开的朝鲜文字母",
        0x1780..=0x17FF | 0x19E0..=0x19FF => "高棉文",
        0x1800..=0x180A | 0x1810..=0x18AF | 0x11660..=0x1167F => "蒙古文（含满文、锡伯文、托忒文）",
        0x1950..=0x19DF => "傣文",
        0x1A20..=0x1AAF => "老傣文",
        0x1B00..=0x1BBF
        | 0xA840..=0xA87F
        | 0xA980..=0xA9DF
        | 0xAA80..=0xAADF
        | 0xABC0..=0xABFF
        | 0x10800..=0x1165F
        | 0x11680..=0x11FFF
        | 0x1E900..=0x1E95F => "需要变形的文字",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_that_need_shaping_have_names_and_others_none() {
        for (character, name) in [('ئ', "维吾尔文"), ('བ', "藏文"), ('ᠮ', "蒙古文"), ('ᦷ', "傣文")] {
            assert!(script_to_shape(character).is_some_and(|script| script.contains(name)), "{character}");
        }
        for character in ['年', 'ꀀ', 'ƃ', '한', 'Ж', '1', '\u{180B}', '\u{200D}', '\u{FEFF}'] {
            assert_eq!(script_to_shape(character), None, "{character}");
        }
    }
}
