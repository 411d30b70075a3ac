import { sampleKeys } from 'keyrack/testing'
import { MOMENT } from './moment'

const NAMES = [
  'Long-running nightly reconciliation of the warehouse',
  'مفتاح المطابقة الليلية الطويلة لمخزون المستودع الرئيسي',
  'Дълго нощно съгласуване на складовите наличности',
  'গুদামের মজুতের দীর্ঘ রাত্রিকালীন সমন্বয়',
  'Dlouhé noční odsouhlasení skladových zásob hlavního skladu',
  'Langvarig natlig afstemning af hovedlagerets beholdninger',
  'Nächtlicher Lagerbestandsabgleichsdauerlaufschlüssel',
  'Μακρόχρονη νυχτερινή συμφωνία αποθεμάτων της αποθήκης',
  'Conciliación nocturna prolongada de las existencias',
  'تطبیق شبانهٔ طولانی موجودی انبار مرکزی با دفترها',
  'Päävaraston pitkäkestoinen öinen saldojentäsmäytys',
  'Rapprochement nocturne prolongé des stocks de l’entrepôt',
  'התאמה לילית ארוכה של מלאי המחסן הראשי מול הספרים',
  'मुख्य गोदाम के स्टॉक का लंबा रात्रिकालीन मिलान',
  'Penyesuaian malam panjang persediaan gudang utama',
  'Riconciliazione notturna prolungata delle scorte',
  '中央倉庫の在庫データを毎晩時間をかけて照合するためのキー',
  '중앙 창고 재고를 밤새 오랫동안 대조하기 위한 인증 열쇠',
  'Langdurige nachtelijke afstemming van magazijnvoorraden',
  'Długotrwałe nocne uzgadnianie stanów magazynowych',
  'Длительная ночная сверка остатков центрального склада',
  'การกระทบยอดสินค้าคงคลังของคลังกลางตลอดคืนที่ยาวนาน',
  'Merkez deponun stoklarının uzun süren gece mutabakatı',
  '每晚对中央仓库库存进行长时间核对所使用的接口密钥',
] as const

/** Keys with long names in 24 languages and a dozen scripts. */
export const keysInLanguages = sampleKeys(NAMES.length, { now: MOMENT }).map((key, n) => ({
  ...key,
  name: NAMES[n] ?? key.name,
  application: NAMES[(n + 7) % NAMES.length] ?? null,
}))
