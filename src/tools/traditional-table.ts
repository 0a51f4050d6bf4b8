import { Converter } from "opencc-js/t2cn";

/** Every Han character that the kept library simplifies on its own, as pairs: traditional, simplified. */
export function traditionalPairs(): string {
  const simplify = Converter({ from: "t", to: "cn" });
  let pairs = "";
  for (let code = 0x3400; code < 0xa000; code++) {
    const traditional = String.fromCharCode(code);
    const simplified = simplify(traditional);
    if (simplified !== traditional && simplified.length === 1) pairs += traditional + simplified;
  }
  return pairs;
}
