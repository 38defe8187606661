//! What may be typed.

use std::num::NonZero;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use super::shard::Shard;

const TOP: &str = "{about}\n\n用法：{usage}\n\n命令：\n{subcommands}\n\n选项：\n{options}{after-help}";
const EACH: &str = "{about}\n\n用法：{usage}\n\n参数：\n{positionals}\n\n选项：\n{options}{after-help}";
const ALONE: &str = "{about}\n\n用法：{usage}\n\n选项：\n{options}{after-help}";
const EXIT_STATUS: &str =
    "退出码：0 完成；1 年报有错误（用 --strict 时也包括警告）；2 没能运行（用法不对，文件读不了或写不了）";

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "nianbao",
    version,
    about = "政府信息公开工作年度报告：一个 JSON 文件，生成格式规范的 PDF 和 Word",
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
    /// 说明一条规则，或者列出一组规则；不写则列出所有规则
    #[command(override_usage = "nianbao explain [规则或组]", help_template = EACH)]
    Explain(Explain),
    /// 写出一份待填的年报 JSON
    #[command(override_usage = "nianbao new --year 年份 --agency 机关 [选项]", help_template = ALONE, after_help = EXIT_STATUS)]
    New(New),
    /// 打印年报的 JSON Schema，供编辑器补全和检查
    #[command(override_usage = "nianbao schema [选项]", help_template = ALONE)]
    Schema(Edition),
    /// 列出各表的每一格和它在 JSON 里的路径
    #[command(override_usage = "nianbao forms [选项]", help_template = ALONE)]
    Forms(Edition),
    /// 列出所用的字体：用途、文件、收字多少、是否准许嵌入
    #[command(override_usage = "nianbao fonts [选项]", help_template = ALONE, after_help = EXIT_STATUS)]
    Fonts(Faces),
}

/// The faces that are chosen.
#[derive(Debug, Args)]
pub(super) struct Faces {
    /// 用自备的字体，可以写多次；用途是 小标宋、黑体、楷体、仿宋、宋体 或 西文
    #[arg(long = "font", value_name = "用途=文件")]
    pub fonts: Vec<String>,
}

/// `nianbao export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// 年报的 JSON 文件，或者目录（连同子目录里的 *.json，*.schema.json 除外）；- 为标准输入（生成的文件名为 report）
    #[arg(value_name = "输入", required_unless_present = "stream")]
    pub inputs: Vec<PathBuf>,
    /// 生成的文件放在哪个目录（输入目录里的相对路径不变）；不写则放在输入文件旁边。与 --to 同用时 - 为标准输出
    #[arg(short, long, value_name = "目录")]
    pub output: Option<PathBuf>,
    /// 只生成一种文件：pdf 或 docx；不写则两种都生成
    #[arg(long, value_name = "格式", hide_possible_values = true)]
    pub to: Option<Target>,
    /// 文件里不附年报的 JSON 数据（PDF 为 PDF/A-2a，否则为 PDF/A-3a）
    #[arg(long)]
    pub no_data: bool,
    /// PDF 补足为双数页，便于双面印刷
    #[arg(long)]
    pub duplex: bool,
    /// Word 的字体：embed 嵌入用到的字（默认），names 只写字体名，文件小
    #[arg(long, value_name = "方式", default_value = "embed", hide_default_value = true, hide_possible_values = true)]
    pub word_fonts: WordFonts,
    /// 有错误也生成：每页印上“草稿”，最后一页列出问题，缺的字印作〓
    #[arg(long)]
    pub draft: bool,
    #[command(flatten)]
    pub faces: Faces,
    #[command(flatten)]
    pub batch: Batch,
}

/// How a Word file provides for its fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum WordFonts {
    /// Subsets of them inside.
    Embed,
    /// Their names only.
    Names,
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
    #[arg(long, value_name = "样式", hide_possible_values = true, conflicts_with_all = ["inputs", "output", "changed", "shard"])]
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

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Target {
    /// PDF.
    Pdf,
    /// Word.
    Docx,
}

/// `nianbao check`.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// 年报的 JSON 文件；- 为标准输入
    #[arg(value_name = "输入", required = true)]
    pub inputs: Vec<PathBuf>,
    /// 同一机关上一年度的年报，检查两年之间的关系；只能有一个输入
    #[arg(long, value_name = "文件")]
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
    /// 规则名，如 requests-balance；或者组名，如 equations，列出这一组的规则
    #[arg(value_name = "规则或组")]
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
    /// 同一机关上一年度的年报，由它填上结转的数
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
