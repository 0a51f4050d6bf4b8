import { foldAt } from "./characters.ts";

/** Chinese family names and how they are spelt in addresses: each sign is followed by its spelling. */
const SPELLINGS =
  "王wang李li张zhang張zhang刘liu劉liu陈chen陳chen杨yang楊yang赵zhao趙zhao黄huang黃huang周zhou吴wu吳wu徐xu孙sun孫sun胡hu朱zhu高gao林lin何he郭guo马ma馬ma罗luo羅luo梁liang宋song郑zheng鄭zheng谢xie謝xie韩han韓han唐tang冯feng馮feng于yu董dong萧xiao蕭xiao肖xiao程cheng曹cao袁yuan邓deng鄧deng许xu許xu傅fu沈shen曾zeng彭peng吕lv呂lu苏su蘇su卢lu盧lu蒋jiang蔣jiang蔡cai贾jia賈jia丁ding魏wei薛xue叶ye葉ye阎yan余yu潘pan杜du戴dai夏xia钟zhong鍾zhong汪wang田tian任ren姜jiang范fan方fang石shi姚yao谭tan譚tan廖liao邹zou鄒zou熊xiong金jin陆lu陸lu郝hao孔kong白bai崔cui康kang毛mao邱qiu秦qin江jiang史shi顾gu顧gu侯hou邵shao孟meng龙long龍long万wan萬wan段duan雷lei钱qian錢qian汤tang湯tang尹yin黎li易yi常chang武wu乔qiao喬qiao贺he賀he赖lai賴lai龚gong龔gong文wen庞pang樊fan兰lan殷yin施shi陶tao洪hong翟zhai安an颜yan倪ni严yan嚴yan牛niu温wen芦lu季ji俞yu章zhang鲁lu葛ge伍wu韦wei申shen尤you毕bi聂nie焦jiao向xiang柳liu邢xing路lu岳yue齐qi梅mei莫mo庄zhuang辛xin管guan祝zhu左zuo涂tu谷gu祁qi时shi舒shu耿geng牟mu卜bu詹zhan关guan苗miao凌ling费fei纪ji靳jin盛sheng童tong欧ou甄zhen项xiang曲qu成cheng游you阳yang裴pei席xi卫wei查zha屈qu鲍bao位wei覃qin霍huo翁weng隋sui植zhi甘gan景jing薄bo单shan包bao司si柏bai宁ning柯ke阮ruan桂gui闵min解xie强qiang柴chai华hua车che冉ran房fang边bian辜gu吉ji饶rao刁diao瞿qu戚qi丘qiu古gu米mi池chi滕teng晋jin苑yuan邬wu臧zang畅chang宫gong来lai嵺liao苟gou全quan褚chu廉lian简jian娄lou盖gai符fu奚xi木mu穆mu党dang燕yan郎lang邸di冀ji谈tan姬ji屠tu连lian郜gao晏yan栾luan郁yu商shang蒙meng计ji喻yu揭jie窦dou迟chi宇yu敖ao糜mi鄢yan冷leng卓zhuo花hua仇qiu艾ai蓝lan都du巩gong稽ji井jing练lian仲zhong乐le虞yu卞bian封feng竺zhu冼xian原yuan官guan衣yi楚chu佟tong栗li匡kuang宗zong应ying應ying台tai巫wu鞠ju僧seng桑sang荆jing谌chen银yin扬yang明ming沙sha薄bo伏fu岑cen习xi胥xu保bao和he蔺lin";

const spelt = new Map<string, string>(
  [...SPELLINGS.matchAll(/(\p{Script=Han})([a-z]+)/gu)].map((match) => [match[1] ?? "", match[2] ?? ""]),
);

/** Spellings of Hong Kong, Taiwan and the south-east for names that are frequent there, by the simplified sign. */
const ELSEWHERE =
  "李lee,lei王wong,ong黄wong,ng,oei,wee陈chan,tan,chin张cheung,chang,teo,teoh刘lau,low,lew林lam,lim吴ng,goh,ngo周chow,chou,chau郑cheng,tay,teh何ho谢tse,hsieh,chia许hui,hsu,khoo,koh蔡tsai,choi,chua,choy杨yeung,young,yong,yeo梁leung,leong罗law,lo,loh叶yip,yeh,yap郭kwok,kuo,quek徐tsui,hsu,chui朱chu,choo曾tsang,tseng,chan邓tang,teng江kong,chiang蒋chiang,cheung萧siu,hsiao,seow肖siu,hsiao钟chung,cheong冯fung赵chiu,chao,chew胡woo,wu高ko,kao,koh马mah潘poon,phua苏so,soh洪hung,ang余yee袁yuen沈shum,sim彭pang卢lo,loo丁ting戴tai唐tong廖liu,liew施sze温wan方fong石shek,shih姚yiu谭tam,tham邱yau,chiu,khoo欧au侯hau汪wong关kwan简kan柯ko阮yuen,nguyen翁yung夏ha,hsia莫mok薛sit,hsueh贺ho龚kung孔kung,hung孙suen金kam,kim白pak,pai崔choi,tsui康hong毛mo钱chin史sze严yim倪ngai游yau尤yau";

const elsewhere = new Map<string, readonly string[]>(
  [...ELSEWHERE.matchAll(/(\p{Script=Han})([a-z,]+)/gu)].map((match) => [match[1] ?? "", (match[2] ?? "").split(",")]),
);

/** `lin`, `lam` and `lim` for 林, that of the mainland first; none for a sign that is no common family name. */
export function spellingsOf(familyName: string): readonly string[] {
  const spelling = spelt.get(familyName);
  return spelling === undefined ? [] : [spelling, ...(elsewhere.get(foldAt(familyName, 0)) ?? [])];
}

const spellings = new Set(spelt.values());

/** True for `lin` and `zhang`, false for `ruiz`. */
export const isSpelling = (name: string): boolean => spellings.has(name);
