import type { NoticeWords } from "./words.ts"

const waits = (deputy: boolean): string =>
  `This waits for your confirmation as ${deputy ? "the deputy of your side" : "co-moderator or secretary"}. You can also refuse it with a reason.`

const why = (reason: string): string => (reason === "" ? "" : `\n\nReason: ${reason}`)

export const noticesInEnglish: NoticeWords = {
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
  binding: {
    withdraw: ({ workspace, by, n, reason, deputy }) => ({
      subject: `${workspace}: the withdrawal of CR-${n} waits for your confirmation`,
      text: `${by} proposes to withdraw CR-${n}, for this reason:\n\n${reason}\n\n${waits(deputy)} Until then CR-${n} stands.`,
    }),
    erratum: ({ workspace, by, n, wording, reason, deputy }) => ({
      subject: `${workspace}: an erratum to CR-${n} waits for your confirmation`,
      text: `${by} proposes an erratum to CR-${n}. It would read:\n\n${wording}\n\nReason: ${reason}\n\n${waits(deputy)} Members can object for 72 hours after that.`,
    }),
    editorial: ({ workspace, by, n, wording, reason, deputy }) => ({
      subject: `${workspace}: an editorial mark beside CR-${n} waits for your confirmation`,
      text: `The note differs from CR-${n}. ${by} proposes to mark these words as editorial:\n\n${wording}\n\nReason: ${reason}\n\n${waits(deputy)}`,
    }),
  },
  adoption: ({ workspace, by, session, deputy }) => ({
    subject: `${workspace}: the minutes wait for your adoption`,
    text: `${by} proposes to adopt the minutes of ${session}. ${waits(deputy)} Once they are adopted nobody can add a reservation or a dissent to a record in them.`,
  }),
  seatAsked: {
    seat: ({ workspace, by, name, reason, deputy }) => ({
      subject: `${workspace}: the seat of ${name} waits for your confirmation`,
      text: `${by} asks that ${name} answers in rounds. ${waits(deputy)} Until then ${name} reads and writes only.${why(reason)}`,
    }),
    moved: ({ workspace, by, name, seat, reason, deputy }) => ({
      subject: `${workspace}: the move of ${name} waits for your confirmation`,
      text: `${by} proposes to move ${name}. The seat would be: ${seat}. ${waits(deputy)}${why(reason)}`,
    }),
    promoted: ({ workspace, by, name, seat, reason, deputy }) => ({
      subject: `${workspace}: a higher role for ${name} waits for your confirmation`,
      text: `${by} proposes to give ${name} a higher role. The seat would be: ${seat}. ${waits(deputy)}${why(reason)}`,
    }),
    demoted: ({ workspace, by, name, seat, reason, deputy }) => ({
      subject: `${workspace}: a lower role for ${name} waits for your confirmation`,
      text: `${by} proposes to give ${name} a lower role. The seat would be: ${seat}, and rounds may no longer ask it. ${waits(deputy)}${why(reason)}`,
    }),
    remove: ({ workspace, by, name, reason, deputy }) => ({
      subject: `${workspace}: the removal of ${name} waits for your confirmation`,
      text: `${by} proposes to remove ${name} from the panel. What ${name} said and answered stays. ${waits(deputy)}${why(reason)}`,
    }),
    reissue: ({ workspace, by, name, reason, deputy }) => ({
      subject: `${workspace}: the reissue of the seat of ${name} waits for your confirmation`,
      text: `${by} proposes to reissue the seat of ${name}, whose owner cannot sign in. Every sign-in of the seat would end. ${waits(deputy)}${why(reason)}`,
    }),
  },
  seatDone: {
    confirmed: ({ workspace }) => ({
      subject: `${workspace}: your seat was confirmed`,
      text: "Your seat was confirmed. From the next round on you are asked for your answer.",
    }),
    moved: ({ workspace, seat }) => ({
      subject: `${workspace}: your seat was moved`,
      text: `Your seat was moved. It is now: ${seat}. What you said and answered stays as it was. If this is not right, tell the moderators or the administrator.`,
    }),
    promoted: ({ workspace, seat }) => ({
      subject: `${workspace}: you have a higher role`,
      text: `You were given a higher role. Your seat is now: ${seat}. If this is not right, tell the moderators or the administrator.`,
    }),
    demoted: ({ workspace, seat }) => ({
      subject: `${workspace}: you have a lower role`,
      text: `You were given a lower role. Your seat is now: ${seat}. What you said and answered stays. If this is not right, tell the moderators or the administrator.`,
    }),
    suspended: ({ workspace, by, reason }) => ({
      subject: `${workspace}: your seat is suspended`,
      text: `${by} suspended your seat. You have no access until the suspension is lifted; answers that you gave stand.${why(reason)}\n\nWrite to the administrator if you do not expect this.`,
    }),
    lifted: ({ workspace }) => ({
      subject: `${workspace}: the suspension of your seat was lifted`,
      text: "The suspension of your seat was lifted. The same sign-in opens it again.",
    }),
    removed: ({ workspace, by, reason }) => ({
      subject: `${workspace}: you were removed from the panel`,
      text: `${by} removed your seat. What you said and answered stays, and this address no longer belongs to it.${why(reason)}\n\nIf you do not expect this, write to the moderators or the administrator.`,
    }),
  },
  role: { moderator: "moderator", secretary: "secretary", panelist: "panelist", observer: "observer" },
  erratum: ({ workspace, n, wording, reason, until }) => ({
    subject: `${workspace}: an erratum to CR-${n}`,
    text: `An erratum to CR-${n} was proposed and confirmed. CR-${n} will read:\n\n${wording}\n\nReason: ${reason}\n\nYou can object until ${until}. An objection makes it an amendment; without one it comes into force.`,
  }),
  withdrawn: ({ workspace, n, reason }) => ({
    subject: `${workspace}: CR-${n} was withdrawn`,
    text: `CR-${n} was withdrawn, for this reason:\n\n${reason}\n\nIts text stays readable.`,
  }),
  renaming: ({ workspace, by, was, now }) => ({
    subject: `${workspace}: your name was changed`,
    text: `${by} changed your name from “${was}” to “${now}”. What was recorded before keeps the name of its day. If this is not right, change it back on the panel's page, or ask who changed it.`,
  }),
  address: ({ workspace, by, cleared }) => ({
    subject: `${workspace}: your e-mail address was changed`,
    text: `${by} ${cleared ? "took away the e-mail address of your seat" : "set another e-mail address for your seat"}. This address no longer brings you back to it; another one does only once you have confirmed it. If this is not right, set your address on your page in the panel, and tell the moderators or the administrator.`,
  }),
  reissue: ({ workspace, reason }) => ({
    subject: `${workspace}: your seat was reissued`,
    text: `Your seat was reissued, for this reason:\n\n${reason}\n\nEvery sign-in of it has ended, and this address no longer belongs to it. If nobody agreed this with you, tell the moderators or the administrator at once.`,
  }),
  administrator: "The administrator",
  attribution: ({ workspace, attribution }) => ({
    subject: `${workspace}: the attribution has changed`,
    text: `The attribution is now: ${{ named: "named", chatham: "Chatham House Rule", unattributed: "unattributed" }[attribution]}. Please read it and agree before you contribute again. What was said before is kept at least as close as when it was said.`,
  }),
  needs: ({ workspace, n }) => ({
    subject: n === 0 ? `${workspace}: a round is open` : `${workspace}: your answer is needed`,
    text:
      n === 0
        ? "A round is open in which names are hidden, so everybody in it gets this letter. You have answered; nothing waits for you."
        : n === 1
          ? "One thing waits for your answer."
          : `${n} things wait for your answer.`,
  }),
  confirmAddress: ({ workspace, name, code }) => ({
    subject: `${workspace}: confirm your e-mail address`,
    text: `${name},\n\nthe code for this address is\n\n${code}\n\nType it in your settings within 15 minutes. A confirmed address can bring you back to your seat. If you did not ask for this, do nothing.\n`,
  }),
  comeBack: ({ panels, code }) => ({
    subject: "Your code to come back to your seat",
    text: `Somebody asked to come back to a seat with this address:\n\n${panels.join("\n")}\n\nThe code is\n\n${code}\n\nIt is good for 15 minutes, on the page that asked for it. If that was not you, do nothing and give the code to nobody.\n`,
  }),
  framed: ({ name, text, url }) => `${name},\n\n${text}\n\n${url}\n`,
}
