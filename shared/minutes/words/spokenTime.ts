/** 00:40: minutes and seconds of what somebody spoke, from milliseconds. */
export const spokenTime = (ms: number): string => {
  const seconds = Math.round(ms / 1_000)
  return [Math.floor(seconds / 60), seconds % 60].map(part => String(part).padStart(2, "0")).join(":")
}
