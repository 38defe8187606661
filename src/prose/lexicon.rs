//! The words that numbers are tied by.
//!
//! A number is tied to a table only if every word between it and the measure's own word is known here: what is not known may
//! change the meaning, and then nothing is said.

use std::ops::Range;
use std::sync::LazyLock;

use super::Applicant::{NaturalPerson, Organisation};
use super::Document::{Normative, Regulation};
use super::Proceedings::{AfterReview, Direct, Litigation, Review};
use super::Receipt::{Accepted, Handled, New, Received};
use super::Ruling::{Corrected, Other, Pending, Upheld};
use super::Status::{InForce, Issued, Repealed};
use super::{Applicant, Document, Proceedings, Receipt, Ruling, Status};

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Changes nothing between a measure and its number.
    Filler,
    /// What something led to (引发).
    Cause,
    /// Applications for information (政府信息公开申请) beyond doubt.
    Application,
    /// An application (申请), of whatever kind.
    Apply,
    /// Information, or its disclosure.
    Information,
    /// Applications come in.
    Receive(Receipt),
    /// Applications are answered (答复).
    Answer,
    /// Applications are finished (办结).
    Finish,
    /// What is decided on an application, by the form's name of its row.
    Outcome(&'static str),
    /// Carried from one year into another (结转).
    Carry,
    /// Review or litigation.
    Proceedings(Proceedings),
    /// How review or litigation ended.
    Ruling(Ruling),
    /// A kind of document, 文件 alone being any.
    Document(Option<Document>),
    /// What became of documents.
    Status(Status),
    /// Who applied.
    Applicant(Applicant),
    /// How an application came in.
    Channel,
    /// The rest of a whole (其他).
    Rest,
    /// The year before (上年).
    LastYear,
    /// The report's year (全年).
    ThisYear,
    /// The year after (下年度).
    NextYear,
    /// A part of a year, or an average.
    PartOfYear,
    /// From then on (以来).
    Since,
    /// The organ that reports (我局, 全市).
    Own,
    /// None (未, 没有, 无).
    None,
    /// Every one (均, 全部).
    All,
    /// 和, 及.
    And,
    /// Parts follow (其中).
    Among,
    /// A part that the number holds (含).
    Including,
    /// Numbers follow in the order of their names (分别).
    Respectively,
    /// The same number for each (各).
    Each,
    /// About (约).
    About,
    /// What is meant to be.
    Plan,
    /// More than before (增长).
    Rise,
    /// Less than before (下降).
    Fall,
    /// Beside another year (较, 同比).
    Compare,
    /// A share of a whole (占).
    Share,
    /// How something was done or by what: begins no name.
    Lead,
}

/// The words by what they do.
static GROUPS: &[(Word, &[&str])] = &[
    (
        Word::Application,
        &[
            "政府信息公开申请",
            "政府信息依申请公开",
            "政府信息申请",
            "政务信息公开申请",
            "信息公开申请",
            "信息申请",
            "公开申请",
            "依申请",
            "依申请公开",
            "依申请信息公开",
            "申请公开",
        ],
    ),
    (Word::Apply, &["申请"]),
    (Word::Information, &["政府信息公开", "政府信息", "政务信息", "政务公开", "信息公开", "信息", "公开"]),
    (Word::Receive(New), &["新收", "新收到", "新受理", "新接收", "新接到"]),
    (Word::Receive(Received), &["收到", "接收", "接到", "收悉"]),
    (Word::Receive(Accepted), &["受理"]),
    (Word::Receive(Handled), &["办理", "收办", "处理", "承办", "处置"]),
    (Word::Answer, &["答复"]),
    (Word::Finish, &["办结", "办理完毕", "处理完毕", "办理完结", "办毕"]),
    (Word::Outcome("granted"), &["予以公开"]),
    (Word::Outcome("partly_granted"), &["部分公开", "予以部分公开"]),
    (Word::Outcome("refused"), &["不予公开"]),
    (Word::Outcome("refused.state_secret"), &["属于国家秘密", "国家秘密"]),
    (
        Word::Outcome("refused.prohibited_by_law"),
        &["法律行政法规禁止公开", "其他法律行政法规禁止公开", "法律法规禁止公开"],
    ),
    (Word::Outcome("refused.security_and_stability"), &["危及“三安全一稳定”", "危及三安全一稳定", "三安全一稳定"]),
    (Word::Outcome("refused.third_party_rights"), &["保护第三方合法权益", "第三方合法权益"]),
    (Word::Outcome("refused.internal_affairs"), &["三类内部事务信息", "属于三类内部事务信息", "内部事务信息"]),
    (Word::Outcome("refused.process_information"), &["四类过程性信息", "属于四类过程性信息", "过程性信息"]),
    (Word::Outcome("refused.enforcement_files"), &["行政执法案卷", "属于行政执法案卷", "行政执法案卷信息"]),
    (Word::Outcome("refused.administrative_inquiries"), &["行政查询事项", "属于行政查询事项"]),
    (Word::Outcome("unavailable"), &["无法提供"]),
    (
        Word::Outcome("unavailable.not_held"),
        &[
            "不掌握相关政府信息",
            "本单位不掌握相关政府信息",
            "本局不掌握相关政府信息",
            "本机关不掌握",
            "本机关不掌握相关政府信息",
        ],
    ),
    (Word::Outcome("unavailable.needs_creation"), &["没有现成信息", "没有现成信息需要另行制作", "需要另行制作"]),
    (Word::Outcome("unavailable.still_unclear"), &["补正后申请内容仍不明确", "补正后仍不明确"]),
    (Word::Outcome("not_processed"), &["不予处理"]),
    (Word::Outcome("not_processed.petition_or_complaint"), &["信访举报投诉", "信访举报投诉类", "信访举报投诉类申请"]),
    (Word::Outcome("not_processed.repeated"), &["重复申请"]),
    (Word::Outcome("not_processed.publication"), &["要求提供公开出版物"]),
    (Word::Outcome("not_processed.excessive"), &["无正当理由大量反复申请"]),
    (Word::Outcome("not_processed.confirmation"), &["要求行政机关确认或重新出具已获取信息"]),
    (Word::Outcome("other"), &["作其他处理", "作其它处理", "其他处理", "其它处理"]),
    (
        Word::Outcome("other.not_corrected_in_time"),
        &["无正当理由逾期不补正", "申请人无正当理由逾期不补正", "逾期不补正"],
    ),
    (Word::Carry, &["结转", "转", "转入", "转到", "转结", "转至", "接转"]),
    (Word::Proceedings(Review), &["行政复议", "复议"]),
    (Word::Proceedings(Litigation), &["行政诉讼", "诉讼"]),
    (Word::Proceedings(Direct), &["未经复议直接起诉", "直接起诉"]),
    (Word::Proceedings(AfterReview), &["复议后起诉", "复议后提起诉讼"]),
    (Word::Ruling(Upheld), &["结果维持", "维持", "维持结果"]),
    (Word::Ruling(Corrected), &["结果纠正", "纠正", "被纠正"]),
    (Word::Ruling(Other), &["其他结果", "其它结果"]),
    (Word::Ruling(Pending), &["尚未审结", "未审结", "正在审理", "尚在审理"]),
    (Word::Document(Some(Normative)), &["规范性文件", "行政规范性文件"]),
    (Word::Document(Some(Regulation)), &["规章", "政府规章", "地方政府规章", "部门规章"]),
    (Word::Document(None), &["文件"]),
    (Word::Status(Issued), &["制发", "制定", "出台", "新制发", "新制定", "新出台", "制定出台"]),
    (Word::Status(Repealed), &["废止"]),
    (Word::Status(InForce), &["现行有效"]),
    (Word::Applicant(NaturalPerson), &["自然人", "公民个人"]),
    (
        Word::Applicant(Organisation),
        &[
            "法人",
            "法人及其他组织",
            "法人和其他组织",
            "法人或其他组织",
            "法人或者其他组织",
            "法人、其他组织",
            "法人或其它组织",
        ],
    ),
    (
        Word::Channel,
        &[
            "书信",
            "互联网",
            "传真",
            "信函",
            "当面",
            "在线",
            "挂号信",
            "现场",
            "电子邮件",
            "窗口",
            "线上",
            "网上",
            "网站",
            "网络",
            "邮件",
            "邮寄",
            "邮政",
            "邮箱",
            "平台",
        ],
    ),
    (Word::Rest, &["其他", "其它", "其余", "剩余"]),
    (
        Word::LastYear,
        &["上一年", "上一年度", "上年", "上年度", "上年同期", "去年", "去年同期", "同期", "前一年", "往年"],
    ),
    (Word::ThisYear, &["一年来", "今年", "全年", "全年度", "年内", "当年", "本年", "本年度", "本报告年度"]),
    (Word::NextYear, &["下一年", "下一年度", "下年", "下年度", "明年", "来年", "次年"]),
    (
        Word::PartOfYear,
        &[
            "一季度",
            "三季度",
            "上半年",
            "下半年",
            "二季度",
            "四季度",
            "季度",
            "平均",
            "年均",
            "当月",
            "日均",
            "月份",
            "月均",
            "每季度",
            "每年",
            "每月",
        ],
    ),
    (Word::Since, &["以来"]),
    (
        Word::Own,
        &[
            "全乡",
            "全区",
            "全县",
            "全局",
            "全州",
            "全市",
            "全旗",
            "全省",
            "全街道",
            "全镇",
            "各级政府",
            "各级行政机关",
            "各行政机关",
            "我中心",
            "我乡",
            "我办",
            "我办公室",
            "我区",
            "我单位",
            "我厅",
            "我县",
            "我委",
            "我局",
            "我州",
            "我市",
            "我旗",
            "我机关",
            "我省",
            "我街道",
            "我部",
            "我镇",
            "我院",
            "本中心",
            "本乡",
            "本办",
            "本区",
            "本单位",
            "本厅",
            "本县",
            "本委",
            "本局",
            "本市",
            "本机关",
            "本街道",
            "本部门",
            "本镇",
            "本院",
            "本行政机关",
        ],
    ),
    (Word::None, &["从未", "均无", "均未", "尚未", "并未", "无", "未", "未曾", "没有", "没"]),
    (Word::All, &["全部", "均", "均已", "皆", "都", "都已", "全部已"]),
    (Word::And, &["与", "以及", "及", "和", "或", "或者"]),
    (Word::Among, &["其中"]),
    (Word::Including, &["包含", "包括", "含", "其中包括", "其中含"]),
    (Word::Respectively, &["分别"]),
    (Word::Each, &["各"]),
    (
        Word::About,
        &[
            "不到",
            "不超过",
            "不足",
            "大约",
            "将近",
            "接近",
            "最多",
            "突破",
            "约",
            "至少",
            "超",
            "超过",
            "近",
            "逾",
            "高于",
            "低于",
        ],
    ),
    (Word::Plan, &["下一步", "今后", "争取", "力争", "将", "拟", "目标", "规划", "计划", "预计"]),
    (Word::Rise, &["上升", "上涨", "增加", "增幅", "增长", "增长率", "提升", "提高"]),
    (Word::Fall, &["下滑", "下降", "减少", "降低", "降幅"]),
    (Word::Compare, &["同比", "比", "环比", "相比", "较", "相较", "相较于", "对比"]),
    (Word::Share, &["占", "占比"]),
    (Word::Lead, &["依托", "借助", "围绕", "坚持", "对照", "按照", "根据", "结合", "聚焦", "通过", "针对"]),
    (Word::Cause, &["产生", "引发", "引起", "导致", "提起", "被", "纠纷"]),
    (
        Word::Filler,
        &[
            "一是",
            "一并",
            "七是",
            "三是",
            "严格",
            "中",
            "为",
            "举措",
            "也",
            "了",
            "二是",
            "五是",
            "亦",
            "仍",
            "件",
            "件数",
            "作",
            "作出",
            "使",
            "依法",
            "依法依规",
            "依规",
            "做出",
            "全面",
            "八是",
            "公民",
            "公民、法人及其他组织",
            "公民、法人和其他组织",
            "公民、法人和其它组织",
            "公民、法人或其他组织",
            "公民、法人或者其他组织",
            "公众",
            "六是",
            "共",
            "共有",
            "共计",
            "其",
            "决定",
            "内",
            "出现",
            "到",
            "办件",
            "合计",
            "另",
            "另外",
            "另有",
            "各种",
            "各类",
            "同时",
            "向",
            "因",
            "四是",
            "在",
            "妥善",
            "存在",
            "完成",
            "属",
            "属于",
            "已",
            "底",
            "年底",
            "年度",
            "年末",
            "并",
            "性质",
            "总",
            "总共",
            "总数",
            "总计",
            "总量",
            "情况",
            "情形",
            "截止",
            "截至",
            "按期",
            "按时",
            "按规定",
            "提交",
            "提出",
            "提请",
            "数",
            "数量",
            "新",
            "方面",
            "是",
            "期间",
            "期限内",
            "有",
            "有关",
            "有效",
            "未办结",
            "末",
            "案",
            "案件",
            "案例",
            "正在",
            "此外",
            "法定时限内",
            "法定期限内",
            "涉",
            "涉及",
            "申请人",
            "申请件",
            "登记",
            "的",
            "相关",
            "社会公众",
            "积极",
            "类",
            "累计",
            "结果",
            "给予",
            "继续",
            "群众",
            "至",
            "规定时间内",
            "规定时限内",
            "规定期限内",
            "规范",
            "认真",
            "计",
            "该",
            "达",
            "达到",
            "还",
            "进行",
            "递交",
            "量",
            "首先",
            "预约",
            "高效",
            "事项",
            "工作",
            "于",
            "则",
            "由",
            "发生",
            "自",
            "同意",
            "所",
            "予以",
            "维护",
        ],
    ),
];

/// The words, and where those of a first character begin.
struct Words {
    /// Sorted, so that of two words that begin alike the longer is the later.
    words: Vec<(&'static str, Word)>,
    /// Each first character, sorted, with its words.
    starts: Vec<(char, Range<usize>)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words: Vec<_> =
        GROUPS.iter().flat_map(|(word, spellings)| spellings.iter().map(move |spelling| (*spelling, *word))).collect();
    words.sort_unstable_by_key(|(spelling, _)| *spelling);
    let mut starts: Vec<(char, Range<usize>)> = Vec::new();
    for (at, (spelling, _)) in words.iter().enumerate() {
        let first = spelling.chars().next().expect("no spelling is empty");
        match starts.last_mut() {
            Some((start, range)) if *start == first => range.end = at + 1,
            _ => starts.push((first, at..at + 1)),
        }
    }
    Words { words, starts }
});

/// The longest word at the start of a text, with its length in bytes.
pub(super) fn longest(text: &str) -> Option<(Word, usize)> {
    let first = text.chars().next()?;
    let Words { words, starts } = &*WORDS;
    let start = starts.binary_search_by_key(&first, |(start, _)| *start).ok()?;
    let mut longest_first = words[starts[start].1.clone()].iter().rev();
    let found = longest_first.find(|(spelling, _)| text.starts_with(spelling));
    found.map(|(spelling, word)| (*word, spelling.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_listed_twice() {
        for pair in WORDS.words.windows(2) {
            assert_ne!(pair[0].0, pair[1].0);
        }
    }

    #[test]
    fn the_longest_word_counts() {
        assert_eq!(longest("予以公开12件"), Some((Word::Outcome("granted"), "予以公开".len())));
        assert_eq!(longest("予以答复"), Some((Word::Filler, "予以".len())));
        assert_eq!(longest("上年度结转"), Some((Word::LastYear, "上年度".len())));
        assert_eq!(longest("社区"), None);
        assert_eq!(longest(""), None);
    }
}
