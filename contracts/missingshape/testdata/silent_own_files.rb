# A file that ships with the program is not data from outside.
class LoadPlans
  def call
    plans = YAML.safe_load(File.read("config/plans.yml"))
    plans["free"].fetch("limit")
  end
end

class ShowPlansController < ApplicationController
  def show
    path = Rails.root.join("config", "#{params[:version]}.json")
    plans = JSON.parse(File.read(path))
    plans["free"]["limit"] = 3
    render json: plans
  end
end
