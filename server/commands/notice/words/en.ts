import type { NoticeWords } from "./words.ts"

export const en: NoticeWords = {
  silence: ({ workspace, label, wording, until }) => ({
    subject: `${workspace}: silence procedure on ${label}`,
    text: `A silence procedure on ${label} is open:\n\n${wording}\n\nIf you say nothing by ${until}, you agree. You can object or reserve until then.`,
  }),
  minutes: ({ workspace, session, until }) => ({
    subject: `${workspace}: minutes for comments`,
    text:
      until === null
        ? `The minutes of ${session} are ready for your comments.`
        : `The minutes of ${session} are ready for your comments. Corrections can be proposed until ${until}; then the minutes are adopted.`,
  }),
  record: ({ workspace, n, deputy }) => ({
    subject: `${workspace}: CR-${n} waits for your confirmation`,
    text: `CR-${n} has been declared and waits for your confirmation as ${deputy ? "the deputy of your side" : "co-moderator"}. You can also return it with a reason.`,
  }),
  withdrawal: ({ workspace, n, reason, deputy }) => ({
    subject: `${workspace}: the withdrawal of CR-${n} waits for your confirmation`,
    text: `It is proposed to withdraw CR-${n}, for this reason:\n\n${reason}\n\nThis waits for your confirmation as ${deputy ? "the deputy of your side" : "co-moderator"}. Until then CR-${n} stands.`,
  }),
  renaming: ({ workspace, by, was, now }) => ({
    subject: `${workspace}: your name was changed`,
    text: `${by} changed your name from “${was}” to “${now}”. What was recorded before keeps the name of its day. If this is not right, change it back on the panel's page, or ask who changed it.`,
  }),
  reissue: ({ workspace, reason }) => ({
    subject: `${workspace}: your seat was reissued`,
    text: `Your seat was reissued, for this reason:\n\n${reason}\n\nEvery sign-in of it has ended, and this address no longer belongs to it. If nobody agreed this with you, tell the moderators or the administrator at once.`,
  }),
  administrator: "The administrator",
  needs: ({ workspace, n }) => ({
    subject: n === 0 ? `${workspace}: a round is open` : `${workspace}: your answer is needed`,
    text:
      n === 0
        ? "A round is open in which names are hidden, so everybody in it gets this letter. You have answered; nothing waits for you."
        : n === 1
          ? "One thing waits for your answer."
          : `${n} things wait for your answer.`,
  }),
  framed: ({ name, text, url }) => `${name},\n\n${text}\n\n${url}\n`,
}
