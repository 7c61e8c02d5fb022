# A file that ships with the program is not data from outside.
class LoadPlans
  def call
    plans = YAML.safe_load(File.read("config/plans.yml"))
    plans["free"].fetch("limit")
  end
end
