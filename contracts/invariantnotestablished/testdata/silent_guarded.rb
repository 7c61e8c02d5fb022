# @invariant `balance >= 0`
# @invariant `limit > 0 && limit <= MAX`
# @invariant `name.present?`
# @invariant `STATES.include?(state)`
# @invariant `low <= high`
class SilentGuarded
  MAX = 100
  STATES = %w[open closed].freeze

  attr_reader :balance, :limit, :name, :state, :low, :high

  def initialize(balance, limit, name, state, low, high)
    raise ArgumentError, "balance" unless balance.is_a?(Integer) && !balance.negative?
    raise ArgumentError, "limit" unless (1..100).cover?(limit)
    raise ArgumentError, "name" if name.blank?
    raise ArgumentError, "state" unless STATES.include?(state)
    raise ArgumentError, "order" if high < low

    @balance = balance
    @limit = limit
    @name = name
    @state = state
    @low = low
    @high = high
  end
end
