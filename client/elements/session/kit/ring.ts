/** Hertz of the two tones, one after the other. */
const tones = [660, 880]
/** of each tone */
const lengthSeconds = 0.18
/** of 1: heard beside a voice, and startles nobody */
const loudness = 0.12

/** Two short tones. A browser that was not pressed yet plays nothing, and that is no failure. */
export function ring(): void {
  const audio = new AudioContext()
  const volume = audio.createGain()
  volume.gain.value = loudness
  volume.connect(audio.destination)
  for (const [n, tone] of tones.entries()) {
    const source = audio.createOscillator()
    source.frequency.value = tone
    source.connect(volume)
    source.start(audio.currentTime + n * lengthSeconds)
    source.stop(audio.currentTime + (n + 1) * lengthSeconds)
    if (n === tones.length - 1) source.addEventListener("ended", () => void audio.close())
  }
}
