# @invariant `items.size <= 3`
class Ring
  def initialize
    @items = []
  end

  def all # want exposed-invariant @information
    @items
  end

  def copy = @items.dup

  def frozen = @items.dup.freeze

  def count = @items.size

  private

  attr_reader :items
end
