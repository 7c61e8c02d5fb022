# @invariant `%i[on off].include?(mode)`
class LampMode
  attr_reader :mode

  def initialize
    @mode = :off
  end

  def on = @mode = :on

  def set(mode)
    @mode = mode # want invariant-not-restored @warning
  end

  def blink
    @mode = :blink # want invariant-not-restored @warning
  end
end
