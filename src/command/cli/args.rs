//! What may be typed.

use std::num::NonZero;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use nianbao::output;

use super::shard::Shard;

const TOP: &str = "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}{after-help}";
const EACH: &str = "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}{after-help}";
const ALONE: &str = "{about}\n\n用法：{usage}\n\n选项：\n{options}{after-help}";
const EXIT_STATUS: &str =
    "退出码：0 完成；1 年报有错误（用 --strict 时也包括警告）；2 没能运行（用法不对，文件读不了或写不了）";

const IMPORT_STATUS: &str =
    "退出码：0 全部读准；1 有存疑或缺的格，或者有别的要核对；2 没能运行（用法不对，文件读不了或写不了）";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "nianbao",
    version,
    about = "政府信息公开工作年度报告：填写、检查，生成格式规范的 PDF、Word、OFD 和网页",
    override_usage = "nianbao <命令> [选项] <输入>…",
    help_template = TOP,
    after_help = EXIT_STATUS,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_required = true
)]
pub(super) struct Arguments {
    /// 只显示错误和警告，不显示进展和小结
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// 显示帮助
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub command: Command,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 检查年报，没有错误就生成 PDF 和 Word
    #[command(override_usage = "nianbao export [选项] <输入>…", help_template = EACH, after_help = EXIT_STATUS)]
    Export(Export),
    /// 只检查年报，不生成文件
    #[command(override_usage = "nianbao check [选项] <输入>…", help_template = EACH, after_help = EXIT_STATUS)]
    Check(Check),
    /// 把 Word、网页、表格、PDF、文本里的年报读成 JSON，每一格都说明出处和把握
    #[command(override_usage = "nianbao import [选项] <输入>…", help_template = EACH, after_help = IMPORT_STATUS)]
    Import(Import),
    /// 说明一条规则、一组规则或一个题目（如 年报文件、成批生成）；不写则全部列出
    #[command(override_usage = "nianbao explain [规则、组或题目]", help_template = EACH)]
    Explain(Explain),
    /// 写出一份待填的年报 JSON
    #[command(override_usage = "nianbao new --year 年份 --agency 机关 [选项]")]
    #[command(help_template = ALONE, after_help = EXIT_STATUS)]
    New(New),
    /// 打印年报的 JSON Schema，供编辑器补全和检查
    #[command(override_usage = "nianbao schema [选项]", help_template = ALONE)]
    Schema(Edition),
    /// 列出各表的每一格和它在 JSON 里的路径，或者写出一份待填的 Excel 表
    #[command(override_usage = "nianbao forms [选项]", help_template = ALONE)]
    Forms(Forms),
    /// 列出所用的字体：用途、文件、收字多少、是否准许嵌入
    #[command(override_usage = "nianbao fonts [选项]", help_template = ALONE, after_help = EXIT_STATUS)]
    Fonts(Faces),
    /// 在本机开一个网页来填年报，也供填报系统调用：检查、读入、预览、生成
    #[cfg(feature = "serve")]
    #[command(override_usage = "nianbao serve [选项] [文件]", help_template = EACH, after_help = EXIT_STATUS)]
    Serve(Serve),
}

/// `nianbao serve`.
#[cfg(feature = "serve")]
#[derive(Debug, Args)]
pub(super) struct Serve {
    /// 网页打开后先读入这个文件：去年的年报，或者没填完的
    #[arg(value_name = "文件")]
    pub file: Option<PathBuf>,
    /// 用浏览器打开网页
    #[arg(long)]
    pub open: bool,
    /// 端口；不写则由系统选一个空闲的，启动时打印地址
    #[arg(long, value_name = "端口", default_value_t = 0, hide_default_value = true)]
    pub port: u16,
    /// 在哪个地址上服务；不写则只有本机能访问
    #[arg(long, value_name = "地址", value_parser = address)]
    pub listen: Option<std::net::IpAddr>,
    /// 还可以用这个主机名访问，可以写多次；不带端口的，端口和 --port 相同
    #[arg(long, value_name = "主机名")]
    pub allow_host: Vec<String>,
    /// 口令在这个文件里：请求要带 Authorization: Bearer 口令
    #[arg(long, value_name = "文件")]
    pub token: Option<PathBuf>,
    /// 记下请求的次数和用时，供 Prometheus 从 /metrics 读取
    #[arg(long)]
    pub metrics: bool,
    #[command(flatten)]
    pub faces: Faces,
}

#[cfg(feature = "serve")]
fn address(typed: &str) -> Result<std::net::IpAddr, String> {
    typed.parse().map_err(|_| "应当是一个 IP 地址，如 127.0.0.1".to_owned())
}

/// The faces that are chosen.
#[derive(Debug, Args)]
pub(super) struct Faces {
    /// 用自备的字体，可以写多次；用途是 小标宋、黑体、楷体、仿宋、宋体、生僻字（别的字体都没有的字）或 西文
    #[arg(long = "font", value_name = "用途=文件")]
    pub fonts: Vec<String>,
}

/// `nianbao export`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(super) struct Export {
    /// 年报文件（JSON，或者 Word、网页、表格、PDF、文本），或者目录（连同子目录，*.schema.json 除外）；- 为标准输入（生成的文件名为 report）
    #[arg(value_name = "输入", required_unless_present = "stream")]
    pub inputs: Vec<PathBuf>,
    /// 生成的文件放在哪个目录（输入目录里的相对路径不变）；不写则放在输入文件旁边。与 --to 同用时 - 为标准输出
    #[arg(short, long, value_name = "目录")]
    pub output: Option<PathBuf>,
    // Its help is made from the list of formats.
    #[arg(
        long,
        value_name = "格式",
        value_delimiter = ',',
        value_parser = format_name(),
        help = formats_help(),
        hide_possible_values = true
    )]
    pub to: Vec<Wanted>,
    /// 文件里不附年报的 JSON 数据（PDF 为 PDF/A-2a，否则为 PDF/A-3a）
    #[arg(long)]
    pub no_data: bool,
    /// 附上的 JSON 数据里保留 accept（接受的警告和理由）；不写则清空，因为年报要公开
    #[arg(long, conflicts_with = "no_data")]
    pub keep_accept: bool,
    /// PDF、OFD 和 SVG 补足为双数页，便于双面印刷
    #[arg(long)]
    pub duplex: bool,
    /// Word 的字体：embed 嵌入电脑上常缺的仿宋_GB2312、楷体_GB2312、方正小标宋简体里用到的字（默认），all 全部嵌入，names 只写字体名，文件小
    #[arg(long, value_name = "方式", default_value = "embed", hide_default_value = true, hide_possible_values = true)]
    pub word_fonts: WordFonts,
    /// OFD 的种类：plain 一般用（默认），archive 供归档（OFD-A，GB/T 42133）
    #[arg(long, value_name = "种类", default_value = "plain", hide_default_value = true, hide_possible_values = true)]
    pub ofd: OfdKind,
    /// 有错误也生成：每页印上“草稿”，最后一页列出问题，缺的字印作〓
    #[arg(long)]
    pub draft: bool,
    #[command(flatten)]
    pub site: PageTags,
    #[command(flatten)]
    pub faces: Faces,
    #[command(flatten)]
    pub batch: Batch,
}

/// What is typed for `--to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A format.
    One(&'static output::Format),
    /// Every format there is.
    All,
}

/// What the site knows of a page that it publishes. What is not typed is not in the page.
#[derive(Debug, Args)]
pub(super) struct PageTags {
    /// 网页的发布时间（PubDate），如 2026-01-20 09:00；不写则网页里没有这一项，以下各项也一样
    #[arg(long, value_name = "时间")]
    pub published: Option<String>,
    /// 网站名称（SiteName）
    #[arg(long, value_name = "名称")]
    pub site_name: Option<String>,
    /// 网站域名（SiteDomain）
    #[arg(long, value_name = "域名")]
    pub site_domain: Option<String>,
    /// 政府网站标识码（SiteIDCode），10 位
    #[arg(long, value_name = "标识码")]
    pub site_id: Option<String>,
    /// 网页的网址（Url），只能用于一份年报
    #[arg(long, value_name = "网址", conflicts_with = "stream")]
    pub url: Option<String>,
}

/// How a Word file provides for its fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum WordFonts {
    /// Subsets of those inside that readers lack.
    Embed,
    /// Subsets of all inside.
    All,
    /// Their names only.
    Names,
}

/// Which kind of OFD file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OfdKind {
    /// For use.
    Plain,
    /// For archives.
    Archive,
}

/// How many reports are exported in one run.
#[derive(Debug, Args)]
pub(super) struct Batch {
    /// 同时做几份；不写则用上所有的核
    #[arg(short, long, value_name = "份数")]
    pub jobs: Option<NonZero<u16>>,
    /// 只做还没有做过的、改过的：上次用 --changed 由同一版本以同样的内容和选项生成的不再做；不用 --changed 生成的没有记录，要重做一次
    #[arg(long, requires = "output")]
    pub changed: bool,
    /// 只做 N 等份中的第 I 份，I 从 0 到 N-1；同一份年报总在同一等份
    #[arg(long, value_name = "I/N")]
    pub shard: Option<Shard>,
    /// 把每份年报的结果记到这个文件，一份一行 JSON
    #[arg(long, value_name = "文件")]
    pub log: Option<PathBuf>,
    /// 从标准输入读年报，一行一份，生成的文件写到标准输出：tar 或 jsonl（base64）
    #[arg(long, value_name = "样式", hide_possible_values = true)]
    #[arg(conflicts_with_all = ["inputs", "output", "changed", "shard"])]
    pub stream: Option<Stream>,
}

impl Batch {
    /// How many reports are made at the same time.
    pub fn threads(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, NonZero::get);
        self.jobs.map_or_else(cores, |jobs| usize::from(jobs.get()))
    }
}

/// What a stream of reports becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Stream {
    /// One archive.
    Tar,
    /// JSON objects, one a line.
    Jsonl,
}

/// The help of `--to`, with every format by its name.
fn formats_help() -> String {
    let names = |formats: &mut dyn Iterator<Item = &&output::Format>| {
        formats.map(|format| format.name).collect::<Vec<_>>().join("、")
    };
    let all = names(&mut output::FORMATS.iter());
    let default = names(&mut output::FORMATS.iter().filter(|format| format.is_default));
    let with: String = output::FORMATS
        .iter()
        .filter_map(|format| Some(format!("；{} 连同 {}", format.name, format.with?.name)))
        .collect();
    let by_page = names(&mut output::FORMATS.iter().filter(|format| format.is_by_page()));
    format!(
        "生成哪些格式的文件，以逗号分隔：{all}（{by_page} 一页一个文件），或者 {ALL}（全部）{with}；不写则为 {default}"
    )
}

/// What stands for all formats.
const ALL: &str = "all";

/// Reads the name of a format, of which the library has the list, or what stands for all.
fn format_name() -> impl TypedValueParser<Value = Wanted> {
    let names = PossibleValuesParser::new(output::FORMATS.iter().map(|format| format.name).chain([ALL]));
    names.map(|name| output::Format::named(&name).map_or(Wanted::All, Wanted::One))
}

/// `nianbao import`.
#[derive(Debug, Args)]
pub(super) struct Import {
    /// 要读的文件（看内容，不看文件名），或者文件夹（连同子文件夹）；- 为标准输入
    #[arg(value_name = "输入", required = true)]
    pub inputs: Vec<PathBuf>,
    /// 写到这个 JSON 文件；输入不止一个时是文件夹。旁边另写 名称.import.json，说明每一格的出处。已有的文件不覆盖。不写则 JSON 到标准输出
    #[arg(short, long, value_name = "文件或文件夹")]
    pub output: Option<PathBuf>,
    /// 怎样说明读得如何：full 逐项列出，short 一份一行，json 一份一个 JSON 对象，写到标准输出
    #[arg(long, value_name = "样式", default_value = "full", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
    /// 文件里没有、按等式只能是一个数的格：derived 填上并说明（默认），none 不填
    #[arg(
        long,
        value_name = "方式",
        default_value = "derived",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub fill: Fill,
}

/// What is filled in that a file does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Fill {
    /// What the equations leave no choice of.
    Derived,
    /// Nothing.
    None,
}

/// `nianbao check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// 年报文件（JSON，或者 Word、网页、表格、PDF、文本），或者文件夹（连同子文件夹）；- 为标准输入
    #[arg(value_name = "输入", required = true)]
    pub inputs: Vec<PathBuf>,
    /// 同一机关上一年度的年报，检查两年之间的关系；或者上一年度的文件夹，按机关名称对应
    #[arg(long, value_name = "文件或文件夹")]
    pub previous: Option<PathBuf>,
    /// 怎样显示：full 带原文，short 一处一行，json 一处一个 JSON 对象
    #[arg(long, value_name = "样式", default_value = "full", hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
    #[command(flatten)]
    pub faces: Faces,
    #[command(flatten)]
    pub choice: Choice,
    /// 有警告时退出码也是 1
    #[arg(long)]
    pub strict: bool,
}

/// Which rules' findings are shown.
#[derive(Debug, Args)]
pub(super) struct Choice {
    /// 只用这些规则或组，以逗号分隔；读不懂年报的错误总要显示
    #[arg(long, value_name = "规则", value_delimiter = ',')]
    pub select: Vec<String>,
    /// 不用这些规则或组，以逗号分隔
    #[arg(long, value_name = "规则", value_delimiter = ',')]
    pub ignore: Vec<String>,
}

/// `nianbao explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// 规则名，如 requests-balance；组名，如 equations，列出这一组的规则；或者题目，如 年报文件
    #[arg(value_name = "规则、组或题目")]
    pub rule: Option<String>,
}

/// `nianbao new`.
#[derive(Debug, Args)]
pub(super) struct New {
    /// 年报所报告的年份
    #[arg(long, value_name = "年份")]
    pub year: u16,
    /// 编制年报的机关
    #[arg(long, value_name = "机关")]
    pub agency: String,
    /// 同一机关上一年度的年报（JSON 或别的文件）：保留文字、标题和联系方式，填上结转的数，其余的数空着
    #[arg(long, value_name = "文件")]
    pub from: Option<PathBuf>,
    /// 写到这个文件，已有的文件不覆盖；不写则为标准输出
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
}

/// An edition of the form.
#[derive(Debug, Args)]
pub(super) struct Edition {
    /// 哪一版格式：2021 或 2019；不写则为最新的一版
    #[arg(long, value_name = "版本")]
    pub form: Option<String>,
}

/// `nianbao forms`.
#[derive(Debug, Args)]
pub(super) struct Forms {
    #[command(flatten)]
    pub edition: Edition,
    /// 写一份待填的 Excel 表到这个文件，已有的文件不覆盖；- 为标准输出
    #[arg(long, value_name = "文件")]
    pub xlsx: Option<PathBuf>,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// With the lines of the input.
    Full,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
}
