import { Converter } from "opencc-js/cn2t";
import { TRADITIONAL_TO_SIMPLIFIED } from "../engine/text/traditional.data.ts";

const write = Converter({ from: "cn", to: "tw" });

/** Simplified signs whose usual twin is not the first that simplifies to them, as pairs: simplified, traditional. */
function chosen(): Map<string, string> {
  const first = new Map<string, string>();
  for (let at = 0; at < TRADITIONAL_TO_SIMPLIFIED.length; at += 2) {
    const [traditional, simplified] = [TRADITIONAL_TO_SIMPLIFIED.charAt(at), TRADITIONAL_TO_SIMPLIFIED.charAt(at + 1)];
    if (!first.has(simplified)) first.set(simplified, traditional);
  }
  const pairs = new Map<string, string>();
  for (let code = 0x4e00; code < 0xa000; code++) {
    const sign = String.fromCharCode(code);
    const wanted = write(sign);
    if (wanted.length === 1 && wanted !== (first.get(sign) ?? sign)) pairs.set(sign, wanted);
  }
  return pairs;
}

export const chosenSigns = (): string => [...chosen()].map(([from, to]) => from + to).join("");

const signBySign = (text: string): string => [...text].map((sign) => write(sign)).join("");

/** The longest word that is looked for. */
const LONGEST = 4;

/**
 * Words of some texts that are not written sign by sign, each with its writing: shortest first, so that a word that is
 * right by its shorter part adds nothing.
 */
export function wordsApart(texts: readonly string[]): string {
  const found = new Map<string, string>();
  for (const text of texts) {
    for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
      const whole = write(run);
      const plain = signBySign(run);
      if (whole.length !== run.length) continue;
      for (let at = 0; at < run.length; at++) {
        if (whole.charAt(at) === plain.charAt(at)) continue;
        const word = shortestAround(run, at, whole.charAt(at));
        if (word !== undefined) found.set(word, write(word));
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, to]) => `${from} ${to}`)
    .join(" ");
}

function shortestAround(run: string, at: number, wanted: string): string | undefined {
  for (let length = 2; length <= LONGEST; length++) {
    for (let from = Math.max(0, at - length + 1); from <= at && from + length <= run.length; from++) {
      const word = run.slice(from, from + length);
      if (write(word).charAt(at - from) === wanted) return word;
    }
  }
  return undefined;
}

/** Words of business letters with a sign that is written in two ways. */
export const BUSINESS_WORDS =
  "之后 以后 然后 后续 最后 今后 后天 前后 售后 随后 稍后 事后 皇后 头发 发现 发送 里面 这里 那里 哪里 公里 英里 干净 干燥 干部 若干 干扰 干涉 才干 骨干 相干 联系 关系 系统 维系 系列 系好 复杂 重复 恢复 回复 答复 修复 复制 复印 反复 复查 周期 周末 周一 周二 周三 周四 周五 周六 周日 一周 本周 下周 上周 每周 四周 周围 台风 平台 台北 一台 两台 合同 面粉 方面 面积 松动 放松 松开 制造 制定 制度 控制 限制 制作 征求 特征 准备 准时 标准 批准 准许 准确 签字 签名 签署 标签 余额 剩余 其余 多余 业余 收获 获得 尽快 尽管 尽量 尽早 尽可能 尽力 汇款 汇总 汇报 词汇 借口 凭借 冲突 冲洗 冲击 抓斗 战斗 卷扬 卷筒 卷入 试卷 老板 钢板 手表 仪表 表示 钟表 分钟 时钟 托运 委托 托盘 症状 范围 规范 范先生 采用 采购 采集 布置 公布 分布 布线 占用 占有 注意 备注 注册 注油 只有 只能 一只 两只 船只 几天 几乎 茶几 当天 应当 向前 志愿 愿意 游览 旅游 细致 导致 致电 于是 由于 关于 云端 上升 升级 生姜 谷物 山谷 胜任 郁闷 宿舍 舍弃 曲线 酒曲 折扣 折叠 打折 了解 为了 明了 累计 积累 劳累 困难 困倦 药品 伙伴 家伙 干活 干吗 能干 干杯 并且 合并 并列 划分 计划 划算 别的 差别 吊装 吊钩 出差 一出 回收 来回 迂回 历史 日历 经历 面条 佣金 雇佣 须知 必须 胡须 挂号 悬挂 岳父 征服 长征 御用 防御 凶手 欲望 秋千 千万 仆人 克服 克隆 冬天 朱红 丰富 丑恶 叶片 迹象 手术 术语 注塑 漏油 油压 液压 泵站 螺丝 螺栓 钢丝绳 轴承 齿轮 发动机 变频器 传感器 起重机 集装箱 码头 工单 备件 现场 上门 检修 保养 抢修 故障 原因 负责 处理 确认 安排 抱歉 谢谢 您好 麻烦 请问 方便 时间 联络 告知 答应 通知".split(
    " ",
  );
