export const nobody = "参加者"
export const observer = "オブザーバー"
export const administrator = "管理者"
const standIns = new Set([nobody, observer, administrator])

const nowMark = "（現・"
/** The name of the day, and in brackets today's. */
export const nowCalled = (then: string, now: string): string => `${then}${nowMark}${now}）`

/** Minutes name people in Japanese with 氏, speech with さん; a word that stands for a name is none. */
export function withHonorific(name: string): string {
  const [then = "", ...now] = name.split(nowMark)
  return [standIns.has(then) ? then : `${then}氏`, ...now].join(nowMark)
}
