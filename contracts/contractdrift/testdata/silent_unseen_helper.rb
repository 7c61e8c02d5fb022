class Names < Somewhere::Base
  # @pre `count > 0`
  def rename(count)
    ensure_positive!(count)
    User.update!(count: count)
  end
end
