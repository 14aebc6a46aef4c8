import { msg, str } from "@lit/localize"

export const differsWords = (n: number, time: string): string =>
  msg(str`The note has differed from CR-${n} since ${time}. The record has not changed.`, { id: "drift.badge" })
