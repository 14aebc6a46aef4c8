import { Gauge, type Registry } from "prom-client"
import type { MailState } from "../../ports/host/mail.ts"

/** Registers whether the mail server can be used. */
export function registerMail(registry: Registry, mailState: () => MailState | null): void {
  new Gauge({
    name: "plenary_mail_works",
    help: "Whether the mail server took the last letter or test: 1 yes, 0 no; absent if none is set or none was tried",
    registers: [registry],
    collect() {
      const works = mailState()?.works ?? null
      if (works === null) this.remove()
      else this.set(works ? 1 : 0)
    },
  })
}
