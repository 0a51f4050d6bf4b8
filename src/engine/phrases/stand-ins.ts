/** Fillers only where the word before or behind says so: `will be` is `be`, `我方` is `我`, `our team` is `we`. */
const TEAM =
  "team department dept office company side people crew staff section desk branch firm workshop service".split(" ");
export const FILLER_BEFORE = new Map<string, ReadonlySet<string>>([
  ...["will", "would", "shall", "must"].map((word) => [word, new Set(["be"])] as const),
  ...["has", "have", "had", "is"].map((word) => [word, new Set(["been"])] as const),
]);
/** The same behind a word: `没有空` is `没空`, `不会管` is `不管`, `能够` is `能`, `事情` is `事`. */
export const FILLER_BEHIND = new Map<string, ReadonlySet<string>>([
  ["有", new Set(["没"])],
  ["会", new Set(["不"])],
  ["够", new Set(["能"])],
  ["情", new Set(["事"])],
  ["to", new Set(["unable"])],
  ["来", new Set(["我", "你", "您", "们", "别", "要", "人", "先"])],
  ["在", new Set(["又", "还", "老", "总", "正"])],
]);
/** Verbs that are said twice, or with 一 between: `问问`, `问一问`. */
export const DOUBLED = new Set("问看想找等说讲谈试学听查管改");
export const OWNERS = new Set(["my", "our", "the", "this"]);
export const SPEAKERS = new Set(["我", "们", "贵", "敝", "本", "你", "您"]);
const SIDES: readonly (readonly string[])[] = (
  "方 司 部 公司 部门 单位 办事处 人 厂 港 矿 院 处 局 站 工地 项目部 中心 司机 师傅 工人 操作员 操作手 操作工 班组 车间 现场 值班员 " +
  "那帮人 那些人 的人 的司机 的师傅 的工人 的操作员 的操作手"
)
  .split(" ")
  .map((side) => [...side]);
/** The reader's people, who are told what the reader is told: "your operators" is "you". */
const READERS = new Set([
  ...TEAM,
  ..."operator operators driver drivers men guys lads boys folks lot colleague colleagues foreman fitter fitters mechanics".split(
    " ",
  ),
  ..."workers technicians engineers shift manager management planner planners buyer lab laboratory own".split(" "),
]);
/** What stands for whom, when a side or a team follows. */
export const STANDS_FOR = new Map(Object.entries({ our: "i", my: "i", your: "you", 贵: "你", 敝: "我", 本: "我" }));
/** "Never" says "not" and more. */
export const SAYS_ALSO = new Map([["never", "not"]]);

export const PARTICLES = new Set("们儿个的了呢啊吧呀啦嘛件种些喔耶呗哟唷啰喽咯噢哦着过");

const TEAMS = new Set(TEAM);

/** Units of the team or side that begins here, when the word before says whose it is; 0 when none does. */
export function sideLength(words: readonly string[], at: number): number {
  const before = words[at - 1] ?? "";
  if (OWNERS.has(before)) return TEAMS.has(words[at] ?? "") ? 1 : 0;
  if (before === "your") return READERS.has(words[at] ?? "") ? 1 : 0;
  if (!SPEAKERS.has(before)) return 0;
  return SIDES.find((side) => side.every((part, offset) => words[at + offset] === part))?.length ?? 0;
}

/** Units that only say a verb again: `问` in `问问`, `一问` in `问一问`. */
export function againLength(words: readonly string[], at: number): number {
  const before = words[at - 1] ?? "";
  if (!DOUBLED.has(before)) return 0;
  if (words[at] === before) return 1;
  return words[at] === "一" && words[at + 1] === before ? 2 : 0;
}

/** Units of the longest of the fillers given that stands here. */
export function fillerLength(fillers: readonly (readonly string[])[], words: readonly string[], at: number): number {
  for (const parts of fillers) if (parts.every((part, offset) => words[at + offset] === part)) return parts.length;
  return 0;
}
