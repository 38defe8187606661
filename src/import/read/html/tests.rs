use super::*;

fn shown(html: &str) -> String {
    read(html).unwrap().to_string()
}

#[test]
fn blocks_are_paragraphs_and_inline_elements_are_not() {
    let html = "<div>一、<b>总体</b><span style='x'>情况</span><div>本年<br>收到&nbsp;5 件</div>完</div><p>　　<o:p>&nbsp;</o:p></p>";
    assert_eq!(shown(html), "第 1 段 一、总体情况\n第 2 段 本年\n第 3 段 收到 5 件\n第 4 段 完\n");
}

#[test]
fn what_a_browser_hides_is_left_out() {
    let html = "<head><title>题</title><style>a</style></head><p>a<script>b</script>\
        <i style='DISPLAY : none !important'>c</i>\
                <template><p>d</template><p hidden>e<p style='visibility:hidden'>f<noscript>g</noscript><!--h-->\
                <div title='footer'>— 3 —</div>\
                <p>z\
                <table><tr style='display:none'><td>1<td>2<tr><td>3<td style='display:none'>4<td>5</table>";
    assert_eq!(shown(html), "第 1 段 a\n第 2 段 z\n第 1 个表 1×2\n  3 | 5\n");
}

#[test]
fn spans_are_opened_as_the_standard_does() {
    let html = "<table><tr><td rowspan=2>甲<td colspan='2px'>乙<tr><td>丙<td rowspan=99>丁<tr><td rowspan=0>戊<td>己<tr>\
        <td>庚<td>辛</table>";
    assert_eq!(
        shown(html),
        "第 1 个表 4×4\n  甲 | 乙 | < | -\n  ^ | 丙 | 丁 | -\n  戊 | 己 | ^ | -\n  ^ | 庚 | ^ | 辛\n"
    );
}

#[test]
fn a_span_ends_with_its_group_of_rows_and_the_foot_comes_last() {
    let html =
        "<table><tfoot><tr><td>总计<td>3</tfoot><thead><tr><th rowspan=5>项<th>数</thead><tbody><tr><td>a<td>1</table>";
    assert_eq!(shown(html), "第 1 个表 3×2\n  项 | 数\n  a | 1\n  总计 | 3\n");
}

#[test]
fn overlaps_are_told() {
    let html = "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c</table>";
    assert_eq!(
        shown(html),
        "第 1 个表 2×2\n  a | b\n  c | ^\n! 第 1 个表：有 1 处两个单元格叠在一起，以先出现的为准\n"
    );
}

#[test]
fn lines_of_a_cell_and_blank_cells_stay() {
    let html = "<table><tr><td><p>（一）</p><p>予以公开</p><td>a<br>b<td>&nbsp;<td> 0 \n</table>";
    assert_eq!(shown(html), "第 1 个表 1×4\n  （一）/予以公开 | a/b |  | 0\n");
}

#[test]
fn tables_that_place_others_give_way_to_them() {
    let html = "<table><tr><td>导航<td>标题<table><tr><td>1<td>2</table>尾</table><table><tr><td>一格</table>\
                <table><tr><td>甲<td><table><tr><td>5</table></table>";
    assert_eq!(
        shown(html),
        "第 1 段 导航\n第 2 段 标题\n第 1 个表 1×2\n  1 | 2\n第 3 段 尾\n第 4 段 一格\n第 2 个表 1×2\n  甲 | 5\n"
    );
}

#[test]
fn headings_and_lists_keep_their_levels_and_numbers() {
    let html = "<h1>年报</h1><h2>一、<p>总体</h2><ol type=A start=2><li>a<li value=9>b</ol><ul><li>c</ul>\
                <ol style='list-style:cjk-ideographic'><li>d<ol style='list-style-type:none'><li>e</ol><li>f</ol>";
    assert_eq!(
        shown(html),
        "第 1 段 [1] 年报\n第 2 段 [2] 一、\n第 3 段 [2] 总体\n第 4 段 (B.) a\n第 5 段 (I.) b\n第 6 段 c\n\
         第 7 段 (一、) d\n第 8 段 e\n第 9 段 (二、) f\n"
    );
}

#[test]
fn broken_markup_is_mended_as_browsers_do() {
    let html = "<table><tr><td>1</b><td>2</div><p>x<tr><td>3</td>漏<td>4</table></span></td>完";
    assert_eq!(shown(html), "第 1 段 漏\n第 1 个表 2×2\n  1 | 2/x\n  3 | 4\n第 2 段 完\n");
}

#[test]
fn preformatted_lines_are_lines() {
    assert_eq!(shown("<pre>一\n  二  三\n</pre>四"), "第 1 段 一\n第 2 段 二  三\n第 3 段 四\n");
}

#[test]
fn the_title_is_the_articles_or_the_pages() {
    let page = "<title> 某局年报\n-门户 </title>";
    assert_eq!(read(page).unwrap().title.as_deref(), Some("某局年报 -门户"));
    let article = format!("{page}<meta name=articletitle content='某局年报'>");
    assert_eq!(read(&article).unwrap().title.as_deref(), Some("某局年报"));
    assert_eq!(read("<p>a</p>").unwrap().title, None);
}

#[test]
fn a_page_of_pictures_is_told() {
    assert!(shown("<p>年报<img src=a><img src=b></p>").contains("有 2 张图片"));
    assert!(!shown("<table><tr><td>a<td>b</table><img src=a>").contains("图片"));
}

#[test]
fn bombs_are_refused() {
    for html in [
        "<div>".repeat(100_000),
        "<b>".repeat(2_000) + &"<p>".repeat(100_000),
        "<table><tr><td>".repeat(50_000),
        "<table><tr><td rowspan=65534 colspan=1000>a<td>b".to_owned() + &"<tr>".repeat(1_000) + "</table>",
        "<table>".to_owned() + &"<tr><td colspan=1000>a<td colspan=1000>b<td>".repeat(300) + "</table>",
    ] {
        assert!(matches!(read(&html), Err(ReadError::Limit { .. })), "{}", &html[..30]);
    }
}

#[test]
fn rows_copied_without_their_table_keep_their_cells() {
    assert_eq!(shown("<tr><TD>甲<td>1</tr><tr><td>乙<td>2</tr>"), "第 1 个表 2×2\n  甲 | 1\n  乙 | 2\n");
}
