import { registrableDomain } from './web-domain.ts';

/** Providers where anybody has an address, so that the domain says nothing about the company. Short on purpose: the common ones. */
const FREE_MAIL: ReadonlySet<string> = new Set(`
  gmail.com googlemail.com outlook.com outlook.fr outlook.de outlook.es hotmail.com hotmail.co.uk hotmail.de hotmail.es hotmail.fr
  hotmail.it live.com live.co.uk live.de live.fr live.nl msn.com yahoo.com yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com.au
  yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it ymail.com rocketmail.com aol.com icloud.com me.com mac.com proton.me protonmail.com
  pm.me tutanota.com tuta.com fastmail.com hey.com zoho.com zohomail.com mail.com email.com gmx.com gmx.net gmx.de gmx.at gmx.ch web.de
  freenet.de t-online.de arcor.de bluewin.ch orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it
  btinternet.com virginmedia.com sky.com comcast.net verizon.net att.net sbcglobal.net cox.net rogers.com shaw.ca bigpond.com uol.com.br
  bol.com.br terra.com.br mail.ru yandex.ru yandex.com rambler.ru ukr.net wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz abv.bg
  qq.com 163.com 126.com sina.com sohu.com foxmail.com naver.com daum.net hanmail.net rediffmail.com docomo.ne.jp
`.trim().split(/\s+/));

/** Providers of addresses to throw away. */
const DISPOSABLE: ReadonlySet<string> = new Set(`
  mailinator.com guerrillamail.com sharklasers.com 10minutemail.com temp-mail.org tempmail.com yopmail.com trashmail.com
  getnada.com dispostable.com maildrop.cc throwawaymail.com
`.trim().split(/\s+/));

/** Whether a domain (or an address in it) belongs to a free or disposable mail provider and therefore identifies no customer. */
export function isFreeMail(domain: string): boolean {
  const registrable = registrableDomain(domain);
  return registrable !== null && (FREE_MAIL.has(registrable) || DISPOSABLE.has(registrable));
}
