//! What can keep a report from being read, named as findings name it.

/// Every fault of reading with what it says, in the order of their names; each is an error.
pub static FAULTS: &[(&str, &str)] = &[
    ("control-character", "文字里有看不见的控制字符"),
    ("damaged-picture", "图片的文件不完整，或者已经损坏"),
    ("duplicate-key", "同一个键写了两次"),
    ("edition-of-another-year", "form 写的格式不是报告年度适用的格式"),
    ("empty-content", "一节或一个列表下面没有内容"),
    ("empty-section", "一个部分没有内容"),
    ("empty-text", "一段文字是空的"),
    ("input-too-large", "文件太大"),
    ("json-syntax", "不符合 JSON 的语法"),
    ("missing-glyph", "有一个字所有字体都没有，印不出来"),
    ("missing-picture", "年报里写的图片没有给出，或者读不了"),
    ("missing-value", "缺少一格或一个必填的项"),
    ("nested-too-deep", "括号套得太深"),
    ("no-draft", "草稿也生成不了"),
    ("not-a-block", "既不是一段文字，也不是带标题的一节或列表"),
    ("not-a-change", "本年增/减不是带正负号的整数"),
    ("not-a-choice", "只能在几个写法里选一个的地方写了别的"),
    ("not-a-count", "数目不是非负整数"),
    ("not-a-date", "日期不是“年-月-日”的写法，或者没有这一天"),
    ("not-a-picture", "图片不是 PNG 或 JPEG"),
    ("not-a-text", "应当是文字的地方不是字符串"),
    ("not-a-year", "年份不是四位整数"),
    ("not-an-amount", "金额不是普通的小数"),
    ("not-an-array", "应当是数组的地方不是数组"),
    ("not-an-object", "应当是对象的地方不是对象"),
    ("not-json", "文件不是 JSON，是另一种文件"),
    ("not-utf-8", "文件的编码不是 UTF-8"),
    ("picture-in-cmyk", "图片是印刷用的四色（CMYK）"),
    ("picture-outside-folder", "图片的文件名没有指向年报所在的文件夹里"),
    ("picture-too-large", "图片太大"),
    ("ragged-table", "文字中的表各行的格数不一样，或者太宽"),
    ("rare-picture", "JPEG 用的是少见的编码"),
    ("subsection-too-deep", "标题分的层次太多"),
    ("text-too-long", "文字太长"),
    ("too-many-findings", "错误太多，没有全部列出"),
    ("too-many-pictures", "图片太多"),
    ("too-many-values", "值太多"),
    ("total-overflow", "总计的各项之和太大"),
    ("unfit-chart", "所选的数画不成一张图"),
    ("unknown-edition", "没有 form 所写的这一版格式"),
    ("unknown-figure", "附注或图所说的一格，表里没有"),
    ("unknown-key", "没有这个键"),
    ("unshaped-script", "有一种文字的字母要连写或叠写，本程序排不出来"),
    ("year-without-edition", "这一年没有全国统一的年报格式"),
];

/// What more there is to say of some faults: Markdown in Chinese.
static DETAILS: &[(&str, &str)] = &[
    ("json-syntax", include_str!("faults/json_syntax.md")),
    ("missing-glyph", include_str!("faults/missing_glyph.md")),
    ("not-utf-8", include_str!("faults/not_utf_8.md")),
    ("unshaped-script", include_str!("faults/unshaped_script.md")),
];

/// What more there is to say of a fault of reading, if there is.
pub fn fault_details(name: &str) -> Option<&'static str> {
    DETAILS.iter().find(|(fault, _)| *fault == name).map(|(_, details)| *details)
}

/// What a fault of reading says.
pub fn fault(name: &str) -> Option<&'static str> {
    FAULTS.iter().find(|(fault, _)| *fault == name).map(|(_, says)| *says)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that the modules which read a report give to findings.
    fn names_in(folder: &std::path::Path, names: &mut std::collections::BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                names_in(&path, names);
            } else if !path.ends_with("tests.rs")
                && !path.ends_with("faults.rs")
                && path.extension().is_some_and(|extension| extension == "rs")
            {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap();
                let after = text.split(['(', '=', '{', ' ']).filter_map(|part| part.strip_prefix('"'));
                let words = after.filter_map(|part| part.split_once('"')).map(|(word, _)| word);
                let is_name = |word: &&str| {
                    word.contains('-')
                        && word.len() > 1
                        && word.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '8')
                };
                names.extend(words.filter(is_name).map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_fault_of_reading_is_listed() {
        let mut names = std::collections::BTreeSet::new();
        for folder in ["src/report/model", "src/report/source", "src/page/font"] {
            names_in(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut names);
        }
        let listed: std::collections::BTreeSet<String> = FAULTS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(names, listed);
        assert!(FAULTS.is_sorted_by_key(|(name, _)| *name));
        assert!(DETAILS.iter().all(|(name, details)| fault(name).is_some() && details.ends_with('\n')));
    }
}
