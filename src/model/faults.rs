//! What can keep a report from being read, named as findings name it.

/// Every fault of reading with what it says, in the order of their names; each is an error.
pub static FAULTS: &[(&str, &str)] = &[
    ("control-character", "文字里有看不见的控制字符"),
    ("duplicate-key", "同一个键写了两次"),
    ("edition-of-another-year", "form 写的格式不是报告年度适用的格式"),
    ("empty-content", "一节或一个列表下面没有内容"),
    ("empty-section", "一个部分没有内容"),
    ("empty-text", "一段文字是空的"),
    ("input-too-large", "文件太大"),
    ("json-syntax", "不符合 JSON 的语法"),
    ("missing-glyph", "有一个字所有字体都没有，印不出来"),
    ("missing-value", "缺少一格或一个必填的项"),
    ("nested-too-deep", "括号套得太深"),
    ("not-a-block", "既不是一段文字，也不是带标题的一节或列表"),
    ("not-a-change", "本年增/减不是带正负号的整数"),
    ("not-a-count", "数目不是非负整数"),
    ("not-a-date", "日期不是“年-月-日”的写法，或者没有这一天"),
    ("not-a-text", "应当是文字的地方不是字符串"),
    ("not-a-year", "年份不是四位整数"),
    ("not-an-amount", "金额不是普通的小数"),
    ("not-an-array", "应当是数组的地方不是数组"),
    ("not-an-object", "应当是对象的地方不是对象"),
    ("not-utf-8", "文件的编码不是 UTF-8"),
    ("subsection-too-deep", "标题分的层次太多"),
    ("text-too-long", "文字太长"),
    ("too-many-findings", "错误太多，没有全部列出"),
    ("too-many-values", "值太多"),
    ("total-overflow", "总计的各项之和太大"),
    ("unknown-edition", "没有 form 所写的这一版格式"),
    ("unknown-key", "没有这个键"),
    ("year-without-edition", "这一年没有全国统一的年报格式"),
];

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
        for folder in ["src/model", "src/source", "src/font"] {
            names_in(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut names);
        }
        let listed: std::collections::BTreeSet<String> = FAULTS.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(names, listed);
        assert!(FAULTS.is_sorted_by_key(|(name, _)| *name));
    }
}
