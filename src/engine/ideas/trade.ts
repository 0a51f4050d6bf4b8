import type { AnalysedChunk, Letter } from "../detectors/detector.ts";
import { rememberByChunk, rememberByLetter } from "../detectors/wording.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { stemOf } from "./words.ts";

/** Words of technical service. Several different ones make a letter one on service. */
const TRADE_EN =
  "crane pump valve seal hydraulic engineer technician fitter mechanic service repair spare machine generator switch router server firmware operator maintenance site hose cylinder boom hoist winch rope gearbox motor engine brake filter oil grease leak alarm sensor controller cable breaker battery charger lift elevator escalator excavator loader truck forklift conveyor crusher mixer turbine transformer relay panel cabinet boiler chiller compressor fan bearing gasket bolt flange weld torque pressure voltage warranty commissioning inspection installation downtime workshop depot quarry mine port terminal harbour hotel plant unit model serial manual fault visit software firmware reset antenna fibre tower jib swivel track tyre cab slew outrigger telehandler hour drawing welding machinery earth filler coolant fuel diesel tank pipe drain nipple lubrication throttle lever pedal screen display fuse socket plug wire wiring meter gauge thermostat defect breakdown technicians engineering repaired spindle mast hopper agitator controller plc ups rack vlan backup database password log-in licence licensed printer laptop reboot remote ticket hotline overhaul adjust calibrate calibration load test shift welded leaking broken component";
const TRADE_ZH =
  "吊 泵 阀 密封 液压 工程师 技术员 师傅 维修 修理 配件 备件 机器 设备 发电 交换机 路由 服务器 固件 司机 保养 现场 油管 油缸 臂 卷扬 钢丝绳 减速 电机 马达 发动机 刹车 制动 滤芯 机油 润滑 漏 报警 传感 控制器 电缆 开关 电池 充电 电梯 挖 装载 叉车 输送 破碎 搅拌 变压 继电 配电 机柜 锅炉 空调 压缩机 风机 轴承 螺栓 法兰 焊 扭矩 压力 电压 质保 三包 保修 调试 检修 巡检 安装 停机 车间 工地 矿 港 机房 机组 型号 件号 说明书 故障 上门 软件 版本 升级 重启 复位 网络 基站 天线 光纤 塔机 支承 履带 轮胎 驾驶室 回转 支腿 吊具 塔机 起重 泄漏 滑轮 磨损 水温 油温 油压 液位 冷却 机型 零件 换件 维保 油泵 柴油 燃油 管路 接头 线束 端口 密码 数据库 备份 远程 工单 热线 标定 力矩 参数 更换 主机 屏幕 仪表 铭牌 号机 台车 载荷 润滑脂";
const ENOUGH = 3;
/** One word in so many, at least. */
const ONE_IN = 25;
/** So many different words, and one in so many, leave it open. */
const SOME = 2;
const ONE_IN_SOME = 40;
/** A letter of fewer words is too short to tell. */
const SHORT = 30;

let stems: Set<string> | undefined;
const zh = TRADE_ZH.split(" ");

/** What a letter is about: technical service, something else, or not enough to tell. */
export type Matter = "service" | "unknown" | "other";

const HAN = /\p{Script=Han}/u;

/** The words of service in a chunk: English ones each time, Chinese ones once. Kept as long as the chunk. */
export const serviceWords = rememberByChunk(({ text, units }: AnalysedChunk): readonly string[] => {
  stems ??= new Set(TRADE_EN.split(" ").map(stemOf));
  const found: string[] = [];
  const tokens = tokensOf(units);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.service === undefined) {
      const stem = stemOf(units.words[at] ?? "");
      token.service = stems.has(stem) ? stem : "";
    }
    if (token.service !== "") found.push(token.service);
  }
  if (HAN.test(text)) {
    // Folded signs: a letter in traditional ones is on the same matter.
    const folded = units.words.join("");
    for (const word of zh) if (folded.includes(word)) found.push(word);
  }
  return found;
});

/**
 * Ordinary mail says many things that sound like a brush-off and are none, so a doubtful reading of it must be surer, and
 * one of a letter that says too little of its matter somewhat surer.
 */
export const matterOf: (letter: Letter) => Matter = rememberByLetter((letter) => {
  const met = new Set<string>();
  let length = 0;
  let times = 0;
  for (const chunk of letter.chunks) {
    if (chunk.role !== "own") continue;
    length += chunk.units.words.length;
    const words = serviceWords(chunk);
    times += words.length;
    for (const word of words) met.add(word);
  }
  const isOpen = length < SHORT || (met.size >= SOME && times * ONE_IN_SOME >= length);
  return met.size >= ENOUGH && times * ONE_IN >= length ? "service" : isOpen ? "unknown" : "other";
});
