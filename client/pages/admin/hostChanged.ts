/** Fired when the administrator has changed something about the server that other parts of the page show. */
export class HostChanged extends Event {
  constructor() {
    super("host-changed", { bubbles: true })
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    "host-changed": HostChanged
  }
}
