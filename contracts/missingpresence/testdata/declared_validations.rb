# Validations prove something only once they have been asked.
class TransferForm
  include ActiveModel::Model
  attr_accessor :source, :target, :amount, :note

  validates :source, :target, presence: true
  validates :amount, numericality: { greater_than: 0 }
  validates :note, length: { maximum: 10 }

  def initialize(source:, target:, amount:, note:) # want missing-presence note
    @source = source
    @target = target
    @amount = amount
    @note = note
  end

  def call
    validate!

    source.withdraw!(amount.abs)
    target.deposit!(amount.abs, note.strip)
  end
end
