class TransferForm
  include ActiveModel::Model
  attr_accessor :source, :target

  validates :source, presence: true
  validates_presence_of :target

  def initialize(source:, target:)
    @source = source
    @target = target
  end

  def call
    return false unless valid?

    source.withdraw!(target.number)
  end

  def run
    raise ArgumentError, errors.full_messages.to_sentence if invalid?

    target.deposit!(source.number)
  end
end
