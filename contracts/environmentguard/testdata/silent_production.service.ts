export class SettingsService {
  constructor(private readonly strict: boolean) {}

  start(secret: string): string {
    if (process.env.NODE_ENV === 'production' && secret === '') throw new TypeError('secret');
    if (process.env.NODE_ENV === 'production') throw new Error('not here');
    if (this.strict) {
      if (secret.length < 8) throw new RangeError('secret');
    }
    if (process.env.NODE_ENV === 'development') {
      console.debug('starting');
    }
    return secret;
  }

  either(secret: string): string {
    if (process.env.NODE_ENV === 'production') {
      this.connect(secret);
    } else if (secret === 'mock') {
      return secret;
    }
    return secret;
  }
}
