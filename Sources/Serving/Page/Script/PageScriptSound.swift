/// A tone for a crisis, for those who asked for it.
enum PageScriptSound {
  static let text = #"""
    // Browsers let a page sound only after a click, so the button starts it, in every visit anew.
    let speaker = null;
    function playTone() {
      [880, 660].forEach((pitch, index) => {
        const start = speaker.currentTime + index * .22;
        const tone = speaker.createOscillator(), volume = speaker.createGain();
        tone.frequency.value = pitch;
        volume.gain.setValueAtTime(.18, start);
        volume.gain.exponentialRampToValueAtTime(.001, start + .2);
        tone.connect(volume).connect(speaker.destination);
        tone.start(start);
        tone.stop(start + .2);
      });
    }

    function toggleSound() {
      const isOn = at('sound').getAttribute('aria-pressed') !== 'true';
      at('sound').setAttribute('aria-pressed', String(isOn));
      at('sound').textContent = isOn ? 'Sonido: sí' : 'Sonido: no';
      if (!isOn) return;
      speaker = speaker || new AudioContext();
      playTone();
    }
    at('sound').addEventListener('click', toggleSound);

    // Each alert sounds once, when it is first seen as critical and nobody has silenced or taken it.
    const sounded = new Set();
    function soundFor(alerts) {
      const fresh = alerts.filter(alert => alert.level === 'critical' && !sounded.has(alert.id));
      for (const alert of fresh) sounded.add(alert.id);
      const isOn = at('sound').getAttribute('aria-pressed') === 'true';
      if (isOn && fresh.some(alert => !alert.silenced && !alert.acknowledged_by)) playTone();
    }

    """#
}
