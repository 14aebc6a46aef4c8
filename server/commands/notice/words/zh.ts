import type { NoticeWords } from "./words.ts"

const waits = (deputy: boolean): string =>
  `此事待您以${deputy ? "本方代理人" : "共同主持人或秘书处"}身份确认，您也可以说明理由予以拒绝。`

const why = (reason: string): string => (reason === "" ? "" : `\n\n理由：${reason}`)

export const noticesInChinese: NoticeWords = {
  silence: ({ workspace, label, wording, until }) => ({
    subject: `${workspace}：${label}进入默许程序`,
    text: `${label}现进入默许程序，文本如下：\n\n${wording}\n\n如您在${until}前未提出意见，即视为同意。在此之前，您可以提出异议或保留意见。`,
  }),
  minutes: ({ workspace, session, until }) => ({
    subject: `${workspace}：会议纪要征求意见`,
    text:
      until === null
        ? `${session}的会议纪要现征求您的意见。`
        : `${session}的会议纪要现征求您的意见。您可在${until}前提出更正，逾期即予通过。`,
  }),
  record: ({ workspace, n, deputy }) => ({
    subject: `${workspace}：CR-${n}待您确认`,
    text: `CR-${n}已宣布，待您以${deputy ? "本方代理人" : "共同主持人"}身份确认。您也可以说明理由退回。`,
  }),
  binding: {
    withdraw: ({ workspace, by, n, reason, deputy }) => ({
      subject: `${workspace}：撤回CR-${n}待您确认`,
      text: `${by}提议撤回CR-${n}，理由如下：\n\n${reason}\n\n${waits(deputy)}在此之前，CR-${n}继续有效。`,
    }),
    erratum: ({ workspace, by, n, wording, reason, deputy }) => ({
      subject: `${workspace}：CR-${n}的勘误待您确认`,
      text: `${by}提议对CR-${n}作出勘误，勘误后文本如下：\n\n${wording}\n\n理由：${reason}\n\n${waits(deputy)}此后72小时内，成员可以提出异议。`,
    }),
    editorial: ({ workspace, by, n, wording, reason, deputy }) => ({
      subject: `${workspace}：CR-${n}的文字调整待您确认`,
      text: `讨论稿与CR-${n}不一致。${by}提议将以下文字标为文字调整：\n\n${wording}\n\n理由：${reason}\n\n${waits(deputy)}`,
    }),
  },
  adoption: ({ workspace, by, session, deputy }) => ({
    subject: `${workspace}：会议纪要的通过待您确认`,
    text: `${by}提议通过${session}的会议纪要。${waits(deputy)}纪要通过后，任何人都不能再对其中的记录提交保留意见或少数意见。`,
  }),
  seatAsked: {
    seat: ({ workspace, by, name, reason, deputy }) => ({
      subject: `${workspace}：${name}的席位待您确认`,
      text: `${by}提议由${name}参与各轮作答。${waits(deputy)}确认之前，${name}只能阅读和书写。${why(reason)}`,
    }),
    moved: ({ workspace, by, name, seat, reason, deputy }) => ({
      subject: `${workspace}：${name}的席位调整待您确认`,
      text: `${by}提议调整${name}的席位，调整后为：${seat}。${waits(deputy)}${why(reason)}`,
    }),
    promoted: ({ workspace, by, name, seat, reason, deputy }) => ({
      subject: `${workspace}：提升${name}的角色待您确认`,
      text: `${by}提议提升${name}的角色，席位将为：${seat}。${waits(deputy)}${why(reason)}`,
    }),
    demoted: ({ workspace, by, name, seat, reason, deputy }) => ({
      subject: `${workspace}：降低${name}的角色待您确认`,
      text: `${by}提议降低${name}的角色，席位将为：${seat}，此后各轮可能不再请其作答。${waits(deputy)}${why(reason)}`,
    }),
    remove: ({ workspace, by, name, reason, deputy }) => ({
      subject: `${workspace}：移出${name}待您确认`,
      text: `${by}提议将${name}移出专家组。${name}的发言和作答予以保留。${waits(deputy)}${why(reason)}`,
    }),
    reissue: ({ workspace, by, name, reason, deputy }) => ({
      subject: `${workspace}：重新发放${name}的席位待您确认`,
      text: `${name}无法登录，${by}提议重新发放其席位。该席位的所有登录届时均将失效。${waits(deputy)}${why(reason)}`,
    }),
  },
  seatDone: {
    confirmed: ({ workspace }) => ({
      subject: `${workspace}：您的席位已确认`,
      text: "您的席位已确认。从下一轮起，将请您作答。",
    }),
    moved: ({ workspace, seat }) => ({
      subject: `${workspace}：您的席位已调整`,
      text: `您的席位已调整，现为：${seat}。您此前的发言和作答保持不变。如有不符，请告知主持人或管理员。`,
    }),
    promoted: ({ workspace, seat }) => ({
      subject: `${workspace}：您的角色已提升`,
      text: `您的角色已提升，席位现为：${seat}。如有不符，请告知主持人或管理员。`,
    }),
    demoted: ({ workspace, seat }) => ({
      subject: `${workspace}：您的角色已降低`,
      text: `您的角色已降低，席位现为：${seat}。您此前的发言和作答予以保留。如有不符，请告知主持人或管理员。`,
    }),
    suspended: ({ workspace, by, reason }) => ({
      subject: `${workspace}：您的席位已暂停`,
      text: `${by}暂停了您的席位。暂停解除之前您无法访问；已作出的回答仍然有效。${why(reason)}\n\n如果您对此并不知情，请致函管理员。`,
    }),
    lifted: ({ workspace }) => ({
      subject: `${workspace}：您的席位已恢复`,
      text: "对您席位的暂停已解除，原有登录即可再次打开该席位。",
    }),
    removed: ({ workspace, by, reason }) => ({
      subject: `${workspace}：您已被移出专家组`,
      text: `${by}撤销了您的席位。您的发言和作答予以保留，本邮箱不再与该席位关联。${why(reason)}\n\n如果您对此并不知情，请致函主持人或管理员。`,
    }),
  },
  role: { moderator: "主持人", secretary: "秘书处", panelist: "专家", observer: "观察员" },
  erratum: ({ workspace, n, wording, reason, until }) => ({
    subject: `${workspace}：CR-${n}的勘误`,
    text: `对CR-${n}的勘误已提出并经确认。CR-${n}将改为：\n\n${wording}\n\n理由：${reason}\n\n您可在${until}前提出异议。有异议则须另行修正；无异议则届时生效。`,
  }),
  withdrawn: ({ workspace, n, reason }) => ({
    subject: `${workspace}：CR-${n}已撤回`,
    text: `CR-${n}已撤回，理由如下：\n\n${reason}\n\n原文仍可查阅。`,
  }),
  renaming: ({ workspace, by, was, now }) => ({
    subject: `${workspace}：您的姓名已被更改`,
    text: `${by}将您的姓名由“${was}”改为“${now}”。此前的记录仍保留当日的姓名。如有不符，请在会议页面改回，或向更改者询问。`,
  }),
  address: ({ workspace, by, cleared }) => ({
    subject: `${workspace}：您的邮箱地址已被更改`,
    text: `${by}${cleared ? "删除了您席位的邮箱地址" : "为您的席位设置了另一个邮箱地址"}。您不能再凭本邮箱返回该席位；新地址须经您本人确认后方可使用。如有不符，请在您的个人页面重新设置，并告知主持人或管理员。`,
  }),
  reissue: ({ workspace, reason }) => ({
    subject: `${workspace}：您的席位已重新发放`,
    text: `您的席位已重新发放，理由如下：\n\n${reason}\n\n该席位的所有登录均已失效，本邮箱也不再与其关联。如未经您同意，请立即告知主持人或管理员。`,
  }),
  administrator: "管理员",
  attribution: ({ workspace, attribution }) => ({
    subject: `${workspace}：署名方式已变更`,
    text: `署名方式现为：${{ named: "署名", chatham: "查塔姆研究所规则", unattributed: "不署名" }[attribution]}。请先阅读并同意，然后再参与。此前所说内容的保密程度不会低于当时。`,
  }),
  needs: ({ workspace, n }) => ({
    subject: n === 0 ? `${workspace}：有一轮正在进行` : `${workspace}：请您答复`,
    text:
      n === 0
        ? "有一轮不显示姓名的答复正在进行，因此本轮全体成员都会收到此信。您已答复，无需再做什么。"
        : `有${n}件事项待您答复。`,
  }),
  confirmAddress: ({ workspace, name, code }) => ({
    subject: `${workspace}：请确认您的邮箱`,
    text: `${name}，您好：\n\n此邮箱的验证码为\n\n${code}\n\n请在15分钟内于“设置”页面输入。邮箱确认后，可凭验证码回到您的席位。如非您本人操作，请忽略此信。\n`,
  }),
  comeBack: ({ panels, code }) => ({
    subject: "返回席位的验证码",
    text: `有人请求用此邮箱回到以下席位：\n\n${panels.join("\n")}\n\n验证码为\n\n${code}\n\n验证码15分钟内有效，仅用于提出请求的页面。如非您本人操作，请忽略此信，也不要将验证码告诉任何人。\n`,
  }),
  framed: ({ name, text, url }) => `${name}，您好：\n\n${text}\n\n${url}\n`,
}
