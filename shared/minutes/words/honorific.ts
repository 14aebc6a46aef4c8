export const nobody = "参加者"
export const observer = "オブザーバー"
export const administrator = "管理者"
const standIns = new Set([nobody, observer, administrator])

const nowMark = "（現・"
/** The name at the time, with the present name in brackets. */
export const nowCalled = (then: string, now: string): string => `${then}${nowMark}${now}）`

/** Japanese minutes add 氏 to names, speech adds さん. A word that replaces a name gets neither. */
export function withHonorific(name: string): string {
  const [then = "", ...now] = name.split(nowMark)
  return [standIns.has(then) ? then : `${then}氏`, ...now].join(nowMark)
}
