/**
 * A short mark of a wording, as 14 hexadecimal digits. It tells the reasons of one round apart, which have no id of
 * their own. It is no commitment: whoever reads the mark also reads the words.
 */
export function markOf(words: string): string {
  let [a, b] = [0xde_ad_be_ef, 0x41_c6_ce_57]
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at)
    a = Math.imul(a ^ unit, 2_654_435_761)
    b = Math.imul(b ^ unit, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(16).padStart(14, "0")
}
