# @invariant `STATES.include?(state)`
class Membership
  STATES = %w[open closed].freeze

  attr_reader :state

  def initialize(state) # want invariant-not-established
    @state = state
  end
end
