//! Text read in the wrong encoding on its way.

use std::ops::Range;
use std::sync::LazyLock;

use super::{Context, Findings, Rule, words};
use crate::character::{Set, is_ideograph};
use crate::report::finding::Severity;

/// Words that were read in another encoding than they were written in, or lost on the way: nothing can be read there.
pub const GARBLED_TEXT: Rule = Rule {
    name: "garbled-text",
    group: "wording",
    severity: Severity::Warning,
    docs: include_str!("garbled_text.md"),
    check,
};

/// What the fillers of other encodings become in GBK: U+FFFD twice, and memory that was never written.
const FILLERS: [&str; 4] = ["锟斤拷", "烫烫", "屯屯", "锘锟"];

/// What UTF-8 becomes when it is read as GBK, by the pairs of bytes that two characters of Chinese fall into: the
/// characters whose first byte begins a character of UTF-8 and whose second byte goes on with it,
const FIRST_OF_TWO: &str = "\
    鋩鋪鋫鋬鋭鋮鋯鋰鋱鋲鋳鋴鋵鋶鋷鋸鋹鋺鋻鋼鋽鋾鋿錀錁錂錃錄錅錆錇錈錉洹洧洌浃浈洇洄洙洎洫浍洮洵洚浏浒浔洳涑浯涞涠浞涓涔\
    浜浠浼浣渚淇鍊鍋鍌鍍鍎鍏鍐鍑鍒鍓鍔鍕鍖鍗鍘鍙鍚鍛鍜鍝鍞鍟鍠鍡鍢鍣鍤鍥鍦鍧鍨鍩鍫濉澧澹澶濂濡濮濞濠濯瀚瀣瀛瀹瀵灏灞宀宄\
    宕宓宥宸甯骞搴寤寮褰寰蹇鎬鎭鎮鎯鎰鎱鎲鎳鎴鎵鎶鎷鎸鎹鎺鎻鎼鎽鎾鎿鏀鏁鏂鏃鏄鏅鏆鏇鏈鏉鏋鏌鏍妗姊妫妞妤姒妲妯姗妾娅娆姝\
    娈姣姘姹娌娉娲娴娑娣娓婀婧婊婕娼婢婵鐎鐏鐐鐑鐒鐓鐔鐕鐖鐗鐘鐙鐚鐛鐜鐝鐞鐟鐠鐡鐢鐣鐤鐥鐦鐧鐨鐩鐪鐫鐬鐭鐮纭纰纾绀绁绂绉\
    绋绌绐绔绗绛绠绡绨绫绮绯绱绲缍绶绺绻绾缁缂缃缇缈鑰鑱鑲鑳鑴鑵鑶鑷鑸鑹鑺鑻鑼鑽鑾鑿钀钁钂钃钄钑钖钘铇铏铓铔铚铦铻锜锠琛\
    琚瑁瑜瑗瑕瑙瑷瑭瑾璜璎璀璁璇璋璞璨璩璐璧瓒璺韪韫韬杌杓杞杈杩閫閬閭閮閯閰閱閲閳閴閵閶閷閸閹閺閻閼閽閾閿闀闁闂闃闄闅闆\
    闇闈闉闊闋椤棰椋椁楗棣椐楱椹楠楂楝榄楫榀榘楸椴槌榇榈槎榉楦楣楹榛榧榻榫榭\
";

/// and those that end one character and begin the next.
const BETWEEN_TWO: &str = "\
    佷佸佹佺佽侀備傚傛傜傝傞冧冨冩冪冭冮勪勫勬勭勮勯呬呭呮呯呰呴嗕嗗嗘嗙嗚嗛囦囧囨囩囪囬堜堝堟堢堣堥変夊夋夌夎夐婁婂婃婄\
    婅婇嬩嬪嬫嬬嬭嬮屼屽屾岀岃岄嶄嶅嶆嶇嶈嶉庝庡庢庣庤庨忎忓忔忕忚忛愪愬愭愮愯愰戜戝戞戠戣戦掍掑掓掔掕掗撲撳撴撶撹撻斾斿\
    旀旂旇旈曚曞曟曠曡曢栦栧栨栫栬栭椾楀楁楃楄楅樹樺樻樼樿橀欎欏欐欑欒欓氫氬氭氱氳氶涗涘涙涚涜涢滀滃滄滅滆滈濅濆濇濈濊濋\
    炰炲炴炵炶為熶熷熸熺熻熼犱犲犳犵犺犻′″℃＄¤￠㈠㈡㈢㈣㈤ｄｅｆｇｈｉやゅゆょよらヤュユョヨラ︿﹀︽︾﹁﹂туфхц\
    чㄤㄥㄦㄧㄨㄩ╀╁╂╃╄╅颁板版扮拌伴变卞辨辩辫遍蹭插叉茬茶查充冲虫崇宠抽翠村存寸磋撮典靛垫电佃甸朵跺舵剁惰堕蜂峰锋\
    风疯烽镐稿告哥歌搁逛瑰规圭硅归轰哄烘虹鸿洪讳诲绘荤昏婚间煎兼肩艰奸戒藉芥界借介句惧炬剧捐鹃夸垮挎跨胯块\
";

static FIRST: LazyLock<Set> = LazyLock::new(|| FIRST_OF_TWO.chars().collect());
static BETWEEN: LazyLock<Set> = LazyLock::new(|| BETWEEN_TWO.chars().collect());

fn check(context: &Context<'_>, findings: &mut Findings) {
    for text in context.report.texts() {
        let Some(place) = first_damage(&text.text) else { continue };
        let message = format!("这里的文字坏了：“{}”", words::around(&text.text, &place));
        let finding = findings.of_rule(text.path.clone(), message).at_text(place);
        findings.push(finding.help("多半是复制或转换时用错了编码，原来的字已经丢失，请照原稿重新录入"));
    }
}

/// The first place of a text that no one can have typed.
fn first_damage(text: &str) -> Option<Range<usize>> {
    let places =
        filler(text).into_iter().chain(question_marks(text)).chain(read_as_latin(text)).chain(read_as_gbk(text));
    places.min_by_key(|place| place.start)
}

/// 锟斤拷
fn filler(text: &str) -> Option<Range<usize>> {
    text.match_indices(['锟', '烫', '屯', '锘']).find_map(|(at, _)| {
        let filler = FILLERS.iter().find(|filler| text[at..].starts_with(**filler))?;
        Some(at..at + filler.len())
    })
}

/// ???? in the place of characters that an encoding did not have; one or two may be a question.
fn question_marks(text: &str) -> Option<Range<usize>> {
    const FEWEST: usize = 3;
    let at = text.find("???")?;
    let length = text[at..].bytes().take_while(|byte| *byte == b'?').count();
    (length >= FEWEST).then_some(at..at + length)
}

/// `æ”¿`: one character of UTF-8 read as three of Windows-1252.
fn read_as_latin(text: &str) -> Option<Range<usize>> {
    let begins = |character: char| ('ã'..='ï').contains(&character);
    let goes_on = |character: char| {
        ('\u{80}'..='\u{bf}').contains(&character) || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(character)
    };
    text.char_indices().filter(|(_, first)| begins(*first)).find_map(|(at, _)| {
        let mut next = text[at..].char_indices().skip(1);
        let (_, (third, last)) = next.next().filter(|(_, one)| goes_on(*one)).zip(next.next())?;
        goes_on(last).then(|| at..at + third + last.len_utf8())
    })
}

/// `鏀垮簻`: characters of UTF-8 read as GBK, three for each two.
fn read_as_gbk(text: &str) -> Option<Range<usize>> {
    let mut candidates = text.char_indices().filter(|(_, character)| FIRST.contains(*character));
    let (start, _) = candidates.find(|(at, _)| {
        let mut next = text[*at..].chars().skip(1);
        let between = next.next().is_some_and(|second| BETWEEN.contains(second));
        let third = next.next();
        // The third ends the second character; then the next pair begins, or the damage ends.
        let ends = |fourth: char| FIRST.contains(fourth) || !is_ideograph(fourth);
        between && third.is_some() && next.next().is_none_or(ends)
    })?;
    let length = text[start..].chars().take(3).map(char::len_utf8).sum::<usize>();
    Some(start..start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_of_every_kind_is_found() {
        for (text, damage) in [
            ("公开信息锟斤拷锟斤拷12条", "锟斤拷"),
            ("公开鏀垮簻淇℃伅12条", "鏀垮簻"),
            ("公开????信息", "????"),
            ("公开æ”¿åºœ信息", "æ”¿"),
            ("烫烫烫", "烫烫"),
        ] {
            assert_eq!(first_damage(text).map(|place| &text[place]), Some(damage), "{text}");
        }
    }

    #[test]
    fn rare_characters_and_questions_are_none() {
        for text in ["濮阳县濮阳镇、淇县淇河、滏阳河、涓涓细流。", "如何申请??", "“café”，naïve", "濂溪区绗缝厂"]
        {
            assert_eq!(first_damage(text), None, "{text}");
        }
    }
}
