# @invariant `dogs > 0`
class Sled
  attr_reader :dogs

  def initialize
    @dogs = 6
  end

  def unleash
    lose(1)
  end

  def retire
    lose(1)
    raise "a sled needs a dog" unless @dogs > 0
  end

  private

  def lose(count)
    @dogs -= count # want invariant-not-restored @warning
  end
end
